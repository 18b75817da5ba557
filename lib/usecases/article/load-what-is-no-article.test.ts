import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadedArticleAnswer } from "#lib/api/article-answer.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { loadedArticleResponse } from "#lib/domain/api/articles.ts";
import { createImportDraft } from "../import/create-import-draft.ts";
import { createImportDraftFromAddress } from "../import/create-import-draft-from-address.ts";
import { saveImportDraft } from "../import/save-import-draft.ts";
import { granted, refusalOf } from "../testing.ts";
import { loadFromRequest } from "./load-from-request.ts";

testDatabase();

const sentence =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.";
const prose = (from: number) => Array.from({ length: 6 }, (_, index) => `<p>${sentence} Part ${from + index}.</p>`).join("");
const pager = '<nav class="pagination"><a href="/ferry">1</a> <a href="/ferry?page=2">2</a> <a href="/ferry?page=3">3</a></nav>';
const page = (body: string) => `<!doctype html><html lang="en"><head><title>Ferry stays</title></head><body>${body}</body></html>`;
const signIn = page(
  "<h1>Sign in</h1><form><input type=email><input type=password><button>Go on</button></form><p>Forgot your password?</p>",
);

const pages: Record<string, { status?: number; type?: string; html: string }> = {
  "/ferry": { html: page(`<article><h1>Ferry stays</h1>${prose(1)}${pager}</article>`) },
  "/ferry?page=2": { html: page(`<article><h1>Ferry stays</h1>${prose(7)}${pager}</article>`) },
  "/ferry?page=3": { html: page(`<article><h1>Ferry stays</h1>${prose(13)}${pager}</article>`) },
  "/gone": { status: 410, html: page(`<article><h1>Gone</h1>${prose(20)}</article>`) },
  "/feed": {
    type: "application/rss+xml",
    html: `<?xml version="1.0"?><rss><channel><item><title>Ferry stays</title><description>${sentence}</description></item></channel></rss>`,
  },
  "/story": { html: page(`<link rel="canonical" href="/story"><article><h1>Ferry story</h1>${prose(30)}</article>`) },
};
const server = createServer((request, response) => {
  const { status = 200, type = "text/html; charset=utf-8", html } = pages[request.url ?? ""] ?? { status: 404, html: page("<h1>No</h1>") };
  response.writeHead(status, { "content-type": type }).end(html);
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
const here = { alsoAllow: ["127.0.0.1"] };

test.each([
  ["/gone", "withdrawn"],
  ["/feed", "feed"],
  ["/nowhere", "error-page"],
  ["/ferry?page=3", "one-of-several"],
])("%s is refused as %s, and loaded with force", async (path, kind) => {
  const editor = await actorFixture("editor");
  const refusal = refusalOf(await loadFromRequest(editor, { url: origin + path }, here));
  expect(refusal).toMatchObject({ code: "invalid", field: "url", details: { kind, sign: expect.any(String) } });
  const { snapshot } = granted(await loadFromRequest(editor, { url: origin + path, force: true }, here));
  expect(snapshot.warnings.map(({ code }) => code)).toContain(`page-kind-${kind}`);
});

test("HTML and text that is sent is judged too: named, with how it begins, and taken with force", async () => {
  const editor = await actorFixture("editor");
  const refusal = refusalOf(await loadFromRequest(editor, { html: signIn }));
  expect(refusal).toMatchObject({
    code: "invalid",
    details: { kind: "sign-in", text: expect.stringContaining("Forgot") },
  });
  expect(granted(await loadFromRequest(editor, { html: signIn, force: true })).snapshot.text).toContain("Forgot");
});

test("all pages of an article become one, in order, with its headline once", async () => {
  const editor = await actorFixture("editor");
  const { snapshot, article } = granted(await loadFromRequest(editor, { url: `${origin}/ferry`, allPages: true }, here));
  const parts = [...snapshot.text.matchAll(/Part (\d+)\./g)].map(([, part]) => Number(part));
  expect(parts).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  expect(snapshot.text.match(/Ferry stays/g)?.length ?? 0).toBeLessThanOrEqual(1);
  expect(snapshot.warnings.map(({ code }) => code)).toContain("several-pages");
  expect(article).toMatchObject({ title: "Ferry stays", sourceUrl: `${origin}/ferry` });
});

test("in the desk as well: a draft is made when asked again, and what was noted goes along when it is saved", async () => {
  const editor = await actorFixture("editor");
  const original = Buffer.from(signIn.replace("Go on", "Go on to the desk")).toString("base64");
  expect(refusalOf(await createImportDraft(editor, { original, originalType: "text/html" }))).toMatchObject({
    details: { kind: "sign-in" },
  });
  const draft = granted(await createImportDraft(editor, { original, originalType: "text/html", force: true }));
  const { id, updatedAt, document, details } = draft;
  granted(await saveImportDraft(editor, { id, updatedAt, document, details: { ...details, title: "A sign-in page" } }));
  expect(refusalOf(await createImportDraftFromAddress(editor, { url: `${origin}/nowhere/else` }, here)).details).toMatchObject({
    kind: "error-page",
  });
});

test.each(["http://www.HOST/story/", "https://m.HOST/story?utm_source=x", "https://HOST/amp/story#top"])(
  "%s leads to the article already here",
  async (near) => {
    const editor = await actorFixture("editor");
    const { hostname } = { hostname: `ferry-${near.length}.example` };
    const { article } = granted(await loadFromRequest(editor, { text: `${sentence} ${near}`, sourceUrl: `https://${hostname}/story` }));
    const again = refusalOf(
      await loadFromRequest(editor, { text: `${sentence} Again ${near}`, sourceUrl: near.replace("HOST", hostname) }),
    );
    expect(again).toMatchObject({ code: "conflict", details: { by: "address", article: { slug: article.slug } } });
  },
);

test("the answer says where each detail was found, with what else was", async () => {
  const editor = await actorFixture("editor");
  const html = page(
    `<meta property="article:published_time" content="2025-05-12T08:00:00Z"><meta name="author" content="admin"><article><h1>Ferry stays to the end</h1><p class="byline">By <a rel="author" href="/ada">Ada Lind</a></p><time datetime="2025-05-14">14 May</time>${prose(40)}</article>`,
  );
  const loaded = granted(await loadFromRequest(editor, { html, title: "Mine" }));
  const answer = loadedArticleResponse.parse(loadedArticleAnswer(loaded));
  expect(answer).toMatchObject({ title: "Mine", author: "Ada Lind", publishedAt: "2025-05-12" });
  expect(answer.found.publishedAt.map(({ value }) => value)).toEqual(["2025-05-12", "2025-05-14"]);
  expect(answer.found.author[0]).toEqual({ value: "Ada Lind", from: expect.stringContaining("author") });
});
