import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { openReview } from "../review/open-review.ts";
import { listEvents } from "../room/list-events.ts";
import { expectRefused, granted, loadText, newText, original, refusalOf } from "../testing.ts";
import { loadArticle } from "./load-article.ts";
import { readArticle } from "./read-article.ts";
import { removeArticle } from "./remove-article.ts";
import { restoreArticle } from "./restore-article.ts";
import { updateArticleDetails } from "./update-article-details.ts";

testDatabase();

test("a loaded text is found by id and by slug, with an empty review ready to work on", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await loadText(editor, newText(), { title: "Мост открыт", outlet: "City News", language: "ru" });
  expect(article).toMatchObject({ slug: "most-otkryt", outlet: "City News", language: "ru", sample: false, version: 1 });
  expect(snapshot.number).toBe(1);
  expect(snapshot.sha256).toBe(sha256Hex(snapshot.text));
  expect(snapshot.text).toBe(canonicalText(snapshot.document));
  expect(granted(await readArticle(editor, { id: "most-otkryt" }))).toEqual({ article, snapshot });
  const workspace = granted(await openReview(editor, { articleId: article.id }));
  expect(workspace).toMatchObject({ article, snapshot, annotations: [], publication: null, sequence: 1 });
  expect(granted(await listEvents(editor, { articleId: article.id, after: 0 })).events).toMatchObject([
    { sequence: 1, verb: "created", subject: "article", actor: { id: editor.id } },
  ]);
});

test("equal titles get different slugs, and a title without letters gets one too", async () => {
  const editor = await actorFixture("editor");
  const slugs = [];
  for (const title of ["The same", "The same", "The same", "日本語"])
    slugs.push((await loadText(editor, newText(), { title })).article.slug);
  expect(slugs.slice(0, 3)).toEqual(["the-same", "the-same-2", "the-same-3"]);
  expect(slugs[3]).toMatch(/^[0-9a-f]{8}$/);
});

test("the same text leads to the article that is there, until that one is removed", async () => {
  const editor = await actorFixture("editor");
  const text = newText();
  const { article } = await loadText(editor, text);
  const again = refusalOf(await loadArticle(editor, original(text)));
  expect(again).toMatchObject({ code: "conflict", details: { article: { id: article.id, slug: article.slug, title: article.title } } });
  granted(await removeArticle(editor, { id: article.id }));
  expectRefused(await readArticle(editor, { id: article.id }), "not_found");
  const second = await loadText(editor, text);
  expect(second.article.id).not.toBe(article.id);
  expectRefused(await restoreArticle(editor, { id: article.id }), "conflict");
  granted(await removeArticle(editor, { id: second.article.id }));
  expect(granted(await restoreArticle(editor, { id: article.id })).slug).toBe(article.slug);
});

test("one article an address, however the address is written", async () => {
  const editor = await actorFixture("editor");
  const { article } = await loadText(editor, newText(), { sourceUrl: "https://News.example/a?utm_source=x" });
  expect(article.sourceUrl).toBe("https://news.example/a");
  const again = await loadArticle(editor, { ...original(newText()), details: { sourceUrl: "https://news.example/a#top" } });
  expect(refusalOf(again)).toMatchObject({ code: "conflict", details: { article: { id: article.id } } });
  const other = (await loadText(editor)).article;
  const { title, outlet, author, publishedAt, language, version } = other;
  const moved = { title, outlet, author, publishedAt, language, sourceUrl: "https://news.example/a" };
  expectRefused(await updateArticleDetails(editor, { id: other.id, version, details: moved }), "conflict");
});

test("many who load one text at once make one article", async () => {
  const editor = await actorFixture("editor");
  const text = newText();
  const results = await Promise.all(Array.from({ length: 5 }, () => loadArticle(editor, original(text))));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result.error.code).toBe("conflict");
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["white space", Buffer.from(" \n\n ")],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd])],
  ["more than 2 MB", Buffer.from("word ".repeat(420_000))],
])("%s is refused with a sentence", async (_, bytes) => {
  const editor = await actorFixture("editor");
  const result = await loadArticle(editor, { original: bytes.toString("base64"), originalType: "text/plain", details: { title: "A" } });
  expectRefused(result, "invalid");
  expect(refusalOf(result).message).toMatch(/^[A-Z].+\.$/);
});

const paragraphs = (...lines: string[]) => ({
  type: "doc",
  content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

test("cleaning may leave words out, and may not add any", async () => {
  const editor = await actorFixture("editor");
  const text = "Live. The bridge opened once in May. Subscribe to us.";
  const kept = { ...original(text), document: paragraphs("The bridge opened", "once in May."), details: { title: "Bridge" } };
  expect(granted(await loadArticle(editor, kept)).snapshot.text).toBe("The bridge opened\nonce in May.");
  const added = { ...kept, document: paragraphs("The old bridge opened once in May.") };
  expect(refusalOf(await loadArticle(editor, added))).toMatchObject({ code: "invalid", field: "document", details: { word: "old" } });
  const emptied = { ...kept, document: { type: "doc", content: [{ type: "paragraph" }] } };
  expectRefused(await loadArticle(editor, emptied), "invalid");
});

test("what could harm is refused: operators, odd links, deep nesting, null characters", async () => {
  const editor = await actorFixture("editor");
  const good = { ...original(newText()), details: { title: "A title" } };
  let deep: object = { type: "paragraph" };
  for (let level = 0; level < 20_000; level += 1) deep = { type: "blockquote", content: [deep] };
  const link = { type: "link", attrs: { href: "javascript:alert(1)" } };
  for (const bad of [
    { ...good, details: { title: { contains: "" } } },
    { ...good, details: { title: "A", sourceUrl: "javascript:alert(1)" } },
    { ...good, details: { title: "A\0" } },
    { ...good, original: { contains: "" } },
    { ...good, original: "not base64!" },
    { ...good, document: { type: "doc", content: [deep] } },
    { ...good, document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "The", marks: [link] }] }] } },
  ]) {
    expectRefused(await loadArticle(editor, unchecked(bad)), "invalid");
  }
  expectRefused(await readArticle(editor, unchecked({ id: { not: "" } })), "invalid");
});

test("a stale change of details says who was first and changes nothing", async () => {
  const [editor, other] = [await actorFixture("editor"), await actorFixture("reviewer", "Ada Lind")];
  const { article } = await loadText(editor);
  const details = { title: "Hers", outlet: null, author: null, sourceUrl: null, publishedAt: null, language: "en" };
  const saved = granted(await updateArticleDetails(other, { id: article.id, version: 1, details }));
  expect(saved).toMatchObject({ title: "Hers", version: 2, slug: article.slug });
  const stale = refusalOf(await updateArticleDetails(editor, { id: article.id, version: 1, details: { ...details, title: "His" } }));
  expect(stale).toMatchObject({ code: "conflict", details: { current: { title: "Hers", version: 2 } } });
  expect(stale.message).toContain("Ada Lind");
});

const realArticles = join(import.meta.dirname, "../../../../shared/articles");

test.skipIf(!existsSync(realArticles))("five real articles load, keep their words, and hash the same each time", async () => {
  const editor = await actorFixture("editor");
  const files = readdirSync(realArticles).filter((name) => name.endsWith(".txt"));
  expect(files).toHaveLength(5);
  for (const name of files) {
    const text = readFileSync(join(realArticles, name), "utf8");
    const { article, snapshot } = await loadText(editor, text);
    expect(article.title.length, name).toBeGreaterThan(5);
    expect(isSubsequenceOfWords(text, snapshot.text), name).toEqual({ ok: true });
    granted(await removeArticle(editor, { id: article.id }));
    expect((await loadText(editor, text)).snapshot.sha256).toBe(snapshot.sha256);
  }
});
