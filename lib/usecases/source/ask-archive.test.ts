import { makeWorkerUtils } from "graphile-worker";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { annotate, articleFixture, granted, refusalOf } from "../testing.ts";
import { askArchive } from "./ask-archive.ts";
import { askArchiveNow } from "./ask-archive-now.ts";
import { captureSource } from "./capture-source.ts";
import { mergeSources } from "./merge-sources.ts";
import { readSource } from "./read-source.ts";
import { resumeCaptures } from "./resume-captures.ts";
import { testingPage, testingWeb } from "./testing-web.ts";

testDatabase();
const web = testingWeb();

beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});
beforeEach(() => setEnvironment({ ASSAY_ARCHIVE_URL: web.at("/save/{url}") }));
afterEach(() => setEnvironment({ ASSAY_ARCHIVE_URL: "" }));

const saveOf = (path: string) => `/save/${web.at(path)}`;
const copyOf = (path: string) => `/web/20260504120000/${web.at(path)}`;

async function citing(path: string, role: "reviewer" | "editor" = "reviewer") {
  const actor = await actorFixture(role);
  const { snapshot, article } = await articleFixture(actor);
  const annotation = await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url: web.at(path) } }] });
  const id = annotation.evidence[0]?.source?.id ?? "";
  const evidence = async () => granted(await readAnnotation(actor, { id: annotation.id })).evidence[0];
  return { actor, article, id, evidence, now: (more = {}) => askArchiveNow({ sourceId: id }, { ...web.options, ...more }) };
}

test.each([
  ["content-location", (path: string) => ({ body: "ok", headers: { "content-location": copyOf(path) } })],
  ["location", (path: string) => ({ status: 201, body: "ok", headers: { location: copyOf(path) } })],
  [
    "link",
    (path: string) => ({ body: "ok", headers: { link: `<${web.at(path)}>; rel="original", <${copyOf(path)}>; rel="first memento"` } }),
  ],
  ["redirect", (path: string) => ({ status: 302, body: "", headers: { location: copyOf(path) } })],
  // As the Wayback Machine answers of a page that it has kept before.
  [
    "long-known",
    (path: string) => ({
      body: "the copy",
      headers: {
        "content-location": copyOf(path),
        "memento-datetime": "Mon, 04 May 2026 12:00:00 GMT",
        link: `<${web.at(path)}>; rel="original", </web/timemap/link/${web.at(path)}>; rel="timemap"; type="application/link-format", </web/20100101000000/${web.at(path)}>; rel="first memento"; datetime="Fri, 01 Jan 2010 00:00:00 GMT", </web/20240101000000/${web.at(path)}>; rel="prev memento"; datetime="Mon, 01 Jan 2024 00:00:00 GMT", <${copyOf(path)}>; rel="memento last"; datetime="Mon, 04 May 2026 12:00:00 GMT"`,
      },
    }),
  ],
])("an archive is asked when somebody presses the button, and its address kept: %s", async (name, page) => {
  const path = `/kept-${name}`;
  const { actor, id, evidence, now } = await citing(path);
  web.pages.set(saveOf(path), page(path));
  web.pages.set(copyOf(path), { body: "the copy" });
  expect(granted(await now())).toEqual({ asked: false });
  expect(web.asked, "never before").not.toContain(saveOf(path));
  granted(await askArchive(actor, { id }));
  expect(await evidence()).toMatchObject({ archiving: { state: "waiting" } });
  const keys = await database().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
  expect(keys).toContainEqual({ key: `archive ${id}` });
  expect(granted(await now())).toEqual({ asked: true });
  expect(await evidence()).toMatchObject({ archiving: { state: "kept" }, source: { archivedUrl: web.at(copyOf(path)) } });
  expect(refusalOf(await askArchive(actor, { id })).code, "what is there is not overwritten").toBe("conflict");
});

test.each([
  ["another", /another page/, { body: "", headers: { "content-location": "/web/20260504120000/http://evil.example/" } }],
  ["elsewhere", /did not say/, { body: "", headers: { "content-location": "http://evil.example/copy" } }],
  ["silent", /did not say/, { body: "thanks" }],
  ["sign-in", /did not say/, { status: 302, body: "", headers: { location: "/account/login" } }],
  ["later", /come back later/, { status: 429, body: "" }],
  ["refusing", /status 403/, { status: 403, body: "" }],
  ["private", /private network/, { status: 302, body: "", headers: { location: "http://10.0.0.1/" } }],
] as const)("an archive that refuses or lies is told, and nothing of it kept: %s", async (name, reason, page) => {
  const { actor, id, evidence, now } = await citing(`/${name}`);
  web.pages.set(saveOf(`/${name}`), page);
  web.pages.set("/account/login", { body: "Sign in to keep pages." });
  granted(await askArchive(actor, { id }));
  granted(await now());
  expect(await evidence()).toMatchObject({
    archiving: { state: "failed", reason: expect.stringMatching(reason) },
    source: { archivedUrl: null },
  });
});

test("an archive that takes too long is told as a failure, and asked again on pressing the button", async () => {
  const { actor, id, evidence, now } = await citing("/slow");
  web.pages.set(saveOf("/slow"), { body: "", hangs: true });
  granted(await askArchive(actor, { id }));
  expect(granted(await now({ deadline: 300 }))).toEqual({ asked: true });
  const failed = { archiving: { state: "failed", reason: expect.stringMatching(/could not be asked.*(too long|in time)/i) } };
  expect(await evidence()).toMatchObject({ ...failed, source: { archivedUrl: null } });
  expect(granted(await now()), "not by itself").toEqual({ asked: false });
  expect(granted(await readSource(actor, { id }))).toMatchObject({ ...failed, mayAskArchive: true });

  web.pages.set(saveOf("/slow"), { body: "ok", headers: { "content-location": copyOf("/slow") } });
  web.pages.set(copyOf("/slow"), { body: "the copy" });
  granted(await askArchive(actor, { id }));
  expect(await evidence()).toMatchObject({ archiving: { state: "waiting", reason: "" } });
  granted(await now());
  expect(await evidence()).toMatchObject({ archiving: { state: "kept" }, source: { archivedUrl: web.at(copyOf("/slow")) } });
});

test("on publishing an archive is asked, but not for an article that is set to fetch nothing", async () => {
  const [open, secret] = [await citing("/open", "editor"), await citing("/secret", "editor")];
  const details = { title: secret.article.title, fetchNothing: true };
  granted(await updateArticleDetails(secret.actor, { id: secret.article.id, version: 1, details }));
  expect(refusalOf(await askArchive(secret.actor, { id: secret.id })).message).toContain("fetch nothing");
  for (const { actor, article } of [open, secret]) granted(await publishRevision(actor, { articleId: article.id, acknowledge: "all" }));
  expect(await open.evidence()).toMatchObject({ archiving: { state: "waiting" } });
  expect(await secret.evidence()).toMatchObject({ archiving: null });
});

test("an article set to fetch nothing has nothing asked as it is published, though another article cites the same", async () => {
  const [open, secret] = [await citing("/shared", "editor"), await citing("/shared", "editor")];
  const details = { title: secret.article.title, fetchNothing: true };
  granted(await updateArticleDetails(secret.actor, { id: secret.article.id, version: 1, details }));
  granted(await publishRevision(secret.actor, { articleId: secret.article.id, acknowledge: "all" }));
  expect(await open.evidence()).toMatchObject({ archiving: null });
});

test("a document is asked for at the address that the review cites, and not at one that a draft alone does", async () => {
  const [draft, open] = [await citing("/share?token=1", "editor"), await citing("/open-address", "editor")];
  granted(await mergeSources(open.actor, { id: draft.id, otherId: open.id }));
  granted(await publishRevision(open.actor, { articleId: open.article.id, acknowledge: "all" }));
  web.pages.set(saveOf("/open-address"), { status: 302, body: "", headers: { location: copyOf("/open-address") } });
  web.pages.set(copyOf("/open-address"), { body: "the copy" });
  expect(granted(await draft.now())).toEqual({ asked: true });
  expect(web.asked).not.toContain(saveOf("/share?token=1"));
  expect(await draft.evidence()).toMatchObject({ source: { archivedUrl: web.at(copyOf("/open-address")) } });
});

test("what waits is not lost where the document is merged into another", async () => {
  const [from, into] = [await citing("/merged-away"), await citing("/merged-into")];
  granted(await askArchive(from.actor, { id: from.id }));
  granted(await mergeSources(from.actor, { id: into.id, otherId: from.id }));
  expect(await into.evidence()).toMatchObject({ archiving: { state: "waiting" } });
});

test("what a stop of the server ends is asked again by whoever works next", async () => {
  const { actor, id, evidence, now } = await citing("/stopped");
  granted(await askArchive(actor, { id }));
  const stop = AbortSignal.abort();
  expect(granted(await now({ signal: stop }))).toEqual({ asked: false });
  expect(await evidence()).toMatchObject({ archiving: { state: "asking" } });
  granted(await resumeCaptures({ starting: true }));
  expect(await evidence()).toMatchObject({ archiving: { state: "waiting" } });
});

test("where none is set up nobody is asked", async () => {
  setEnvironment({ ASSAY_ARCHIVE_URL: "" });
  const { actor, article, id, evidence } = await citing("/unset", "editor");
  expect(granted(await readSource(actor, { id })).mayAskArchive).toBe(false);
  expect(refusalOf(await askArchive(actor, { id })).message).toContain("ASSAY_ARCHIVE_URL");
  granted(await publishRevision(actor, { articleId: article.id, acknowledge: "all" }));
  expect(await evidence()).toMatchObject({ archiving: null });
});

test("a page that says by its headers that it is an archived copy is known as one", async () => {
  const { id, evidence } = await citing("/short");
  const headers = { "memento-datetime": "Mon, 04 May 2026 12:00:00 GMT", link: `<https://courier.example/pier>; rel="original"` };
  web.pages.set("/short", { body: testingPage("Ferry stays", []), headers });
  granted(await captureSource({ sourceId: id }, web.options));
  expect(await evidence()).toMatchObject({ capture: { mementoOf: "https://courier.example/pier" } });
});
