import { makeWorkerUtils } from "graphile-worker";
import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env } from "#lib/env.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, articleFixture, granted, refusalOf } from "../testing.ts";
import { captureSource } from "./capture-source.ts";
import { listSources } from "./list-sources.ts";
import { readSource } from "./read-source.ts";
import { testingPage, testingWeb } from "./testing-web.ts";
import { watchSources } from "./watch-sources.ts";

testDatabase();
const web = testingWeb();

beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});

const quote = "It cost twelve million, not ten";
const said = (words: string) => ({ body: testingPage("Ferry stays", [words]) });

/** A published review that quotes one source. `look` is the watch's, a day later. */
async function published(path: string, page: Parameters<typeof web.pages.set>[1] = said(`The mayor said: ${quote}. Nobody objected.`)) {
  const editor = await actorFixture("editor");
  const { snapshot, article } = await articleFixture(editor);
  web.pages.set(path, page);
  const annotation = await annotate(editor, snapshot, { evidence: [{ stance: "contradicts", quote, source: { url: web.at(path) } }] });
  const sourceId = annotation.evidence[0]?.source?.id ?? "";
  granted(await captureSource({ sourceId }, web.options));
  granted(await publishRevision(editor, { articleId: article.id, acknowledge: "all" }));
  const look = async () => {
    await database().sourceHealth.update({ where: { sourceId }, data: { changedAt: new Date(Date.now() - 86_400_000) } });
    granted(await watchSources());
    granted(await captureSource({ sourceId }, web.options));
  };
  const findings = async () => granted(await readPublication({ slug: article.slug, withChanges: true })).findings;
  return { editor, article, annotation, sourceId, look, findings, copies: () => database().capture.count({ where: { sourceId } }) };
}

test("the sources of a public review are looked at again, and readers are told what changed, dated", async () => {
  const { editor, article, annotation, sourceId, look, findings, copies } = await published("/watched");
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content.annotations[0]?.evidence[0]).toMatchObject({ source: { id: sourceId }, capture: { state: "kept", quote: "found" } });

  web.pages.set("/watched", { body: `${said(`The mayor said: ${quote}. Nobody objected.`).body}<!-- ${Date.now()} -->` });
  await look();
  expect(await findings(), "nothing that anybody rests on has changed").toEqual([]);
  expect(await copies()).toBe(1);

  web.pages.set("/watched", said("The mayor said: It cost nine million, not ten. Nobody objected."));
  await look();
  expect(await findings()).toMatchObject([{ kind: "words_gone", quote, at: expect.any(String) }]);
  expect(await copies()).toBe(2);
  const [evidence] = granted(await readAnnotation(editor, { id: annotation.id })).evidence;
  expect(evidence?.capture).toMatchObject({ quote: "similar", news: { kind: "words_gone" } });

  web.pages.set("/watched", { status: 410, body: "gone" });
  await look();
  web.pages.set("/watched", said(`The mayor said: ${quote}. Nobody objected.`));
  await look();
  expect((await findings()).map(({ kind }) => kind)).toEqual(["words_gone", "gone", "back", "words_back"]);
  web.pages.set("/watched", said(`The mayor never said: ${quote}. Nobody objected.`));
  await look();
  expect((await findings()).at(-1)).toMatchObject({ kind: "changed", quote });
  expect(granted(await readPublication({ slug: article.slug })).content, "what is published stays").toEqual(content);
});

test("a page that the site answers to any address says that the document is gone, whatever its status", async () => {
  const { editor, annotation, look, findings, copies } = await published("/soft/report");
  web.pages.set("/soft/report", said("The mayor says nothing any more."));
  await look();
  expect(
    (await findings()).map(({ kind }) => kind),
    "a document of its own",
  ).toEqual(["words_gone"]);
  web.pages.set("/soft/report", said(`The mayor said: ${quote}. Nobody objected.`));
  await look();
  const made = await copies();
  const home = said("This is what we have for you today.");
  web.pages.set("/soft/report", home);
  web.pages.set("*", home);
  await look();
  web.pages.delete("*");
  expect((await findings()).at(-1)).toMatchObject({ kind: "gone", quote: "" });
  expect(await copies(), "nothing of it is kept").toBe(made);
  const [evidence] = granted(await readAnnotation(editor, { id: annotation.id })).evidence;
  expect(evidence?.capture).toMatchObject({ state: "gone", reason: expect.stringContaining("made up"), quote: "found" });
});

const ledTo = (path: string, status = 301) => ({ status, body: "", headers: { location: web.at(path) } });

test("a source that has moved for good is told as moved, once, with where to and whether the words are there, and so is that it is back", async () => {
  const { editor, article, annotation, sourceId, look, findings, copies } = await published("/old/ferry");
  const held = said(`The mayor said: ${quote}. Nobody objected.`);
  web.pages.set("/new/ferry", held);
  for (const near of ["/old/ferry/", "/old/ferry?utm_source=port"]) {
    web.pages.set(near, held);
    web.pages.set("/old/ferry", ledTo(near));
    await look();
  }
  web.pages.set("/old/ferry", ledTo("/new/ferry", 302));
  await look();
  expect(await findings(), "a near address, or for the moment").toEqual([]);
  expect(await copies()).toBe(1);

  web.pages.set("/old/ferry", ledTo("/new/ferry"));
  await look();
  await look();
  const moved = { to: web.at("/new/ferry"), at: expect.any(String) };
  expect(await findings()).toMatchObject([{ kind: "moved", quote: "", moved }]);
  expect(await copies()).toBe(2);
  const [evidence] = granted(await readAnnotation(editor, { id: annotation.id })).evidence;
  expect(evidence?.capture).toMatchObject({ state: "kept", quote: "found", news: { kind: "moved", moved } });
  expect(granted(await readSource(editor, { id: sourceId })).changes).toMatchObject([{ kind: "moved", moved }]);
  const listed = granted(await listSources(editor, { show: "moved" }));
  expect(listed.sources).toMatchObject([{ id: sourceId, movedTo: moved.to }]);
  expect(listed.counts.moved).toBe(1);
  const toLookAt = granted(await listSources(editor, { show: "trouble" }));
  expect(toLookAt.sources.map(({ id }) => id)).toContain(sourceId);
  expect(toLookAt.counts.trouble).toBe(toLookAt.sources.length);
  expect(await database().notice.count({ where: { kind: "source", articleId: article.id } })).toBe(1);

  web.pages.set("/new/ferry", said("The mayor said: It cost nine million, not ten. Nobody objected."));
  await look();
  expect((await findings()).map(({ kind }) => kind)).toEqual(["moved", "words_gone"]);
  web.pages.set("/old/ferry", held);
  await look();
  expect((await findings()).map(({ kind }) => kind)).toEqual(["moved", "words_gone", "back", "words_back"]);
  expect(granted(await listSources(editor, { show: "moved" })).sources).toEqual([]);
  web.pages.set("/new/ferry", held);
  web.pages.set("/old/ferry", ledTo("/new/ferry", 308));
  await look();
  expect((await findings()).at(-1)).toMatchObject({ kind: "moved", moved });
});

test("one that leads to the front page, or where any address leads, is gone, not moved; behind a sign-in it could not be read", async () => {
  const { editor, annotation, look, findings } = await published("/old/bridge");
  const state = async () => granted(await readAnnotation(editor, { id: annotation.id })).evidence[0]?.capture;
  const held = said(`The mayor said: ${quote}. Nobody objected.`);
  const signIn = `<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form action="/in" method="post"><label>Email <input name="email"></label>
    <label>Password <input type="password" name="password"></label><button>Sign in</button></form></body></html>`;
  web.pages.set("/sign-in", { body: signIn });
  web.pages.set("/old/bridge", ledTo("/sign-in?next=/old/bridge"));
  web.pages.set("/sign-in?next=/old/bridge", { body: signIn });
  await look();
  expect(await findings()).toEqual([]);
  expect(await state()).toMatchObject({ state: "failed" });
  web.pages.set("/", said("This is what we have for you today."));
  web.pages.set("/old/bridge", ledTo("/"));
  await look();
  expect(await findings()).toMatchObject([{ kind: "gone" }]);
  expect(await state()).toMatchObject({ state: "gone", reason: expect.stringContaining("front page"), quote: "found" });
  web.pages.set("/old/bridge", held);
  await look();
  web.pages.set("/archive", said("All that we ever wrote can be searched here."));
  web.pages.set("/old/bridge", ledTo("/archive"));
  web.pages.set("*", ledTo("/archive"));
  await look();
  web.pages.delete("*");
  expect((await findings()).map(({ kind }) => kind)).toEqual(["gone", "back", "gone"]);
});

test("a source that was redirected when it was cited has not moved since", async () => {
  const held = said(`The mayor said: ${quote}. Nobody objected.`);
  web.pages.set("/long/ferry", held);
  const { look, findings } = await published("/short", ledTo("/long/ferry"));
  await look();
  expect(await findings()).toEqual([]);
});

test("what its site doesn't want to be looked at by programs isn't watched", async () => {
  const { look, findings } = await published("/private");
  web.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /private" });
  web.pages.set("/private", { status: 410, body: "gone" });
  await look();
  expect(await findings()).toEqual([]);
  web.pages.delete("/robots.txt");
  await look();
  expect(await findings()).toMatchObject([{ kind: "gone" }]);
});

test("a desk sees all its sources and each one's copies; what hidden annotations rest on is hidden with them", async () => {
  const { editor, article, sourceId } = await published("/listed");
  const mine = async (actor: typeof editor) => granted(await listSources(actor, { query: "/listed" })).sources;
  expect(await mine(editor)).toMatchObject([{ id: sourceId, state: "kept", cites: 1, title: expect.stringContaining("Ferry") }]);
  const { copies } = granted(await readSource(editor, { id: sourceId }));
  expect(granted(await readSource(editor, { id: sourceId, copyId: copies[0]?.id ?? null })).text).toContain(quote);
  expect(granted(await listSources(editor, {})).counts.kept).toBeGreaterThan(0);

  const { snapshot } = await articleFixture(editor);
  granted(await askSecondVerdict(editor, { articleId: snapshot.articleId, asked: true }));
  const secret = await annotate(editor, snapshot, { evidence: [{ stance: "supports", source: { url: web.at("/listed-secret") } }] });
  const judge = await actorFixture("reviewer");
  expect((await mine(judge)).map(({ id }) => id)).toEqual([sourceId]);
  expect(refusalOf(await readSource(judge, { id: secret.evidence[0]?.source?.id ?? "" })).code).toBe("not_found");
  expect(article.id).not.toBe(snapshot.articleId);
});
