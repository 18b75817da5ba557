import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { loadArticle } from "../article/load-article.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, granted, original, passageOf } from "../testing.ts";
import { checkSource } from "./check-source.ts";
import { listSnapshots } from "./list-snapshots.ts";

/** The reader of the day, as if it had been changed. */
const reader = vi.hoisted(() => ({ version: 1 }));
vi.mock("#lib/importer/reader-version.ts", () => ({
  get readerVersion() {
    return reader.version;
  },
}));

testDatabase();

const here = { alsoAllow: ["127.0.0.1"] };
const lines = [
  "The mayor promised in January that the new bridge would be free for everyone who lives on the island (see page 4), and said so twice.",
  "Last week the council voted eleven to four against any further delay of the works, which began in the spring of last year.",
  "Fishermen on the northern shore have asked for years why their harbour was never dredged, and who had promised them that it would be.",
];
const pages = new Map<string, string>();
const server = createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pages.get(request.url ?? "") ?? "");
});
let base = "";
let count = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const pageOf = (texts: string[]) =>
  `<!doctype html><html lang="en"><head><title>Bridge report</title></head><body><article>${texts.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;

/** An article whose snapshot an earlier reader made, that left out what stands in brackets; published, with a verdict on two passages. */
async function readByAnEarlierReader() {
  const editor = await actorFixture("editor");
  count += 1;
  const path = `/article-${count}`;
  const texts = [`Report number ${count}, written for the island’s own newspaper by its only reporter, who lives there.`, ...lines];
  pages.set(path, pageOf(texts));
  reader.version = 1;
  const document: DocumentJson = {
    type: "doc",
    content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text: text.replace(" (see page 4)", "") }] })),
  };
  const { article, snapshot } = granted(
    await loadArticle(editor, { ...original(pageOf(texts), "text/html"), document, details: { sourceUrl: base + path } }),
  );
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "everyone who lives on the island")] });
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "eleven to four against any further delay")] });
  granted(await publishRevision(editor, { articleId: article.id }));
  reader.version = 2;
  const changed = async () => granted(await readPublication({ slug: article.slug, withChanges: true })).sinceChanged;
  return { editor, article, path, texts, changed };
}

test("what only a newer reader of ours reads otherwise is no change of the outlet’s", async () => {
  const { editor, article, changed } = await readByAnEarlierReader();
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
  expect(granted(await listSnapshots(editor, { articleId: article.id })).snapshots).toHaveLength(1);
  expect(await changed()).toBeNull();
});

test("where the outlet changed something as well, only that is called its change", async () => {
  const { editor, article, path, texts, changed } = await readByAnEarlierReader();
  pages.set(path, pageOf(texts.map((text) => text.replace("eleven to four", "ten to five"))));
  const checked = granted(await checkSource(editor, { articleId: article.id }, here));
  expect(checked).toMatchObject({ outcome: "changed", added: { number: 3, passages: { changed: 1, lost: 0 } } });
  const { snapshots } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(snapshots.map(({ number, isReread }) => [number, isReread])).toEqual([
    [3, false],
    [2, true],
    [1, false],
  ]);
  expect(granted(await openReview(editor, { articleId: article.id })).snapshot.text).toContain("(see page 4)");
  expect((await changed())?.passages.map(({ old, now }) => [old, now])).toEqual([
    ["eleven to four against any further delay", "ten to five against any further delay"],
  ]);
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
});
