import { makeWorkerUtils } from "graphile-worker";
import { afterEach, beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { addSnapshotFromRequest } from "../article/load-from-request.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { checkSource } from "../snapshot/check-source.ts";
import { listDueArticles } from "../snapshot/list-due-articles.ts";
import { listWatchedArticles } from "../snapshot/list-watched-articles.ts";
import { annotate, articleFixture, granted, refusalOf } from "../testing.ts";
import { askArchive } from "./ask-archive.ts";
import { askArchiveNow } from "./ask-archive-now.ts";
import { askForCapture } from "./ask-for-capture.ts";
import { captureSource } from "./capture-source.ts";
import { captureSourceAgain } from "./capture-source-again.ts";
import { findSources } from "./find-sources.ts";
import { resumeCaptures } from "./resume-captures.ts";
import { testingPage, testingWeb } from "./testing-web.ts";
import { watchSources } from "./watch-sources.ts";

testDatabase();
const web = testingWeb();

beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});
afterEach(() => {
  setEnvironment({ ASSAY_ARCHIVE_URL: "" });
  web.asked.length = 0;
});

/** An article with a page at its outlet, and what its sources are set to before anything is cited. */
async function setting(fetchNothing: boolean, paths: string[]) {
  const ada = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(ada);
  const details = { title: article.title, sourceUrl: web.at(`/outlet/${article.slug}`), fetchNothing };
  granted(await updateArticleDetails(ada, { id: article.id, version: 1, details }));
  const annotation = await annotate(ada, snapshot, {
    evidence: paths.map((path) => ({ stance: "context", source: { url: web.at(path) } })),
  });
  return { ada, article, annotation, ids: annotation.evidence.flatMap(({ source }) => source?.id ?? []) };
}

/** All that the desk does by itself, for these sources. */
async function workOff(ids: string[]): Promise<void> {
  const longAgo = new Date(Date.now() - 90 * 86_400_000);
  await database().sourceHealth.updateMany({ data: { changedAt: longAgo } });
  granted(await watchSources());
  granted(await resumeCaptures({ starting: false }));
  granted(await resumeCaptures({ starting: true }));
  for (const sourceId of ids) {
    granted(await captureSource({ sourceId }, web.options));
    granted(await askArchiveNow({ sourceId }, web.options));
  }
}

test("of an article that is set to fetch nothing, nothing is asked of anybody, at any door", async () => {
  setEnvironment({ ASSAY_ARCHIVE_URL: web.at("/save/{url}") });
  web.pages.set("*", { body: testingPage("What the pier cost", []) });
  const { ada, article, annotation, ids } = await setting(true, ["/one", "/two#page=3"]);
  const said = [
    ...ids.map((sourceId) => askForCapture(ada, { annotationId: annotation.id, sourceId })),
    ...ids.map((id) => captureSourceAgain(ada, { id })),
    ...ids.map((id) => askArchive(ada, { id })),
    checkSource(ada, { articleId: article.id }, web.options),
    addSnapshotFromRequest(ada, { articleId: article.id, url: web.at("/outlet/anew") }, web.options),
  ];
  for (const answer of said)
    expect(refusalOf(await answer)).toMatchObject({ code: "invalid", message: expect.stringMatching(/fetch nothing/) });
  granted(await findSources(ada, { query: web.at("/one") }));
  await workOff(ids);
  granted(await publishRevision(ada, { articleId: article.id, acknowledge: "all" }));
  await workOff(ids);
  expect(granted(await listWatchedArticles(ada))).not.toContain(article.id);
  expect(granted(await listDueArticles(ada, { hours: 0 })).due.map(({ id }) => id)).not.toContain(article.id);
  expect(web.asked).toEqual([]);
});

test("what was known of a source stays as it was from when nothing is fetched any more", async () => {
  web.pages.set("/gone", { status: 404, body: "no" });
  web.pages.set("/closed", { status: 403, body: "no" });
  web.pages.set("/kept", { body: testingPage("What the pier cost", []) });
  const { ada, article, ids } = await setting(false, ["/gone", "/closed", "/kept"]);
  for (const sourceId of ids) granted(await captureSource({ sourceId }, web.options));
  web.pages.set("/kept", { status: 404, body: "no" });
  granted(await captureSourceAgain(ada, { id: ids[2] ?? "" }));
  for (const sourceId of ids) granted(await captureSource({ sourceId }, web.options));
  const states = async () => {
    const rows = await database().sourceHealth.findMany({ where: { sourceId: { in: ids } } });
    return ids.map((id) => rows.find(({ sourceId }) => sourceId === id)?.state);
  };
  expect(await states()).toEqual(["gone", "failed", "gone"]);
  granted(await publishRevision(ada, { articleId: article.id, acknowledge: "all" }));
  const details = { title: article.title, sourceUrl: article.sourceUrl, fetchNothing: true };
  granted(await updateArticleDetails(ada, { id: article.id, version: 2, details }));
  web.asked.length = 0;
  await workOff(ids);
  expect(web.asked).toEqual([]);
  expect(await states()).toEqual(["gone", "failed", "gone"]);
});
