import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { fetchArticle } from "#lib/importer/fetch-article.ts";
import { loadArticle } from "../article/load-article.ts";
import { addSnapshotFromRequest, loadFromRequest } from "../article/load-from-request.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, expectRefused, granted, original, passageOf } from "../testing.ts";
import { addSnapshot } from "./add-snapshot.ts";
import { checkSource } from "./check-source.ts";
import { listSnapshots } from "./list-snapshots.ts";

testDatabase();

const here = { alsoAllow: ["127.0.0.1"] };
const paragraphs = [
  "The mayor promised in January that the new bridge would be free for everyone who lives on the island, and said so twice.",
  "Last week the council voted eleven to four against any further delay of the works, which began in the spring of last year.",
  "Fishermen on the northern shore have asked for years why their harbour was never dredged, and who had promised them that it would be.",
  "The works cost twelve million so far, according to the accounts that the council published in the first week of November.",
];

const pages = new Map<string, { status: number; html: string }>();
const server = createServer((request, response) => {
  const page = pages.get(request.url ?? "") ?? { status: 404, html: "<h1>Not found</h1>" };
  response.writeHead(page.status, { "content-type": "text/html; charset=utf-8" }).end(page.html);
});
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let count = 0;

function show(path: string, lines: string[]): void {
  const html = `<!doctype html><html lang="en"><head><title>Bridge report</title></head><body><nav><a href="/">Home</a></nav>
    <article><h1>Bridge report</h1>${lines.map((line) => `<p>${line}</p>`).join("")}</article></body></html>`;
  pages.set(path, { status: 200, html });
}

async function loaded(actor: Actor) {
  count += 1;
  const path = `/article-${count}`;
  const lines = [`Report number ${count}, written for the island’s own newspaper by its only reporter, who lives there.`, ...paragraphs];
  show(path, lines);
  const { bytes, cleaned } = granted(await fetchArticle(base + path, here));
  const page = { original: Buffer.from(bytes).toString("base64"), originalType: "text/html" as const, document: cleaned.document };
  const { article, snapshot } = granted(await loadArticle(actor, { ...page, details: { sourceUrl: base + path } }));
  return { path, lines, article, snapshot };
}

test("an unchanged page is written down as that, and makes no snapshot", async () => {
  const editor = await actorFixture("editor");
  const { article } = await loaded(editor);
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
  const { snapshots, checks } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(snapshots).toHaveLength(1);
  expect(checks).toMatchObject([{ outcome: "unchanged", message: "", snapshotNumber: 1 }]);
});

test("a changed page becomes the next snapshot, to which passages are carried over", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot, path, lines } = await loaded(editor);
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "voted eleven to four against any further delay")] });
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "Fishermen on the northern shore")] });
  show(
    path,
    lines.map((line) => line.replace("eleven to four", "ten to five")),
  );
  const checked = granted(await checkSource(editor, { articleId: article.slug }, here));
  expect(checked).toEqual({
    outcome: "changed",
    added: { number: 2, passages: { exact: 1, typography: 0, moved: 0, sentenceChanged: 0, changed: 1, lost: 0 } },
  });
  const { snapshot: current } = granted(await openReview(editor, { articleId: article.id }));
  expect(current.text).toContain("voted ten to five");
  expect(current.text).not.toContain("Home");
  const { checks } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(checks).toMatchObject([{ outcome: "changed", snapshotNumber: 2 }]);
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
});

test("what a person cleaned away is no change when it is still there", async () => {
  const editor = await actorFixture("editor");
  count += 1;
  const path = `/article-${count}`;
  const lines = [`Number ${count} of our letters from the island, as they are written every week of the year.`, ...paragraphs];
  show(path, [...lines, "Sign up for our newsletter to read more stories like this one, every Friday."]);
  const page = pages.get(path)?.html ?? "";
  const document = { type: "doc", content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
  const { article } = granted(await loadArticle(editor, { ...original(page, "text/html"), document, details: { sourceUrl: base + path } }));
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
});

test("a page that can’t be read is named as what it is, and nothing changes", async () => {
  const editor = await actorFixture("editor");
  const { article, path } = await loaded(editor);
  pages.set(path, { status: 404, html: "gone" });
  const checked = granted(await checkSource(editor, { articleId: article.id }, here));
  expect(checked).toMatchObject({ outcome: "failed", message: expect.stringContaining("no such page") });
  const { snapshots, checks } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(snapshots).toHaveLength(1);
  expect(checks).toMatchObject([{ outcome: "failed", message: expect.stringContaining("no such page") }]);
});

test("an article without an address says so", async () => {
  const editor = await actorFixture("editor");
  const { article } = granted(
    await loadArticle(editor, { ...original("Words that came by post and stand nowhere on the web."), details: {} }),
  );
  expectRefused(await checkSource(editor, { articleId: article.id }), "invalid");
});

test("a bot check, a sign-in or a wall in the article’s place is named, and becomes no snapshot", async () => {
  const editor = await actorFixture("editor");
  const { path, article } = await loaded(editor);
  const walls = [
    "<title>Just a moment...</title><div id='challenge-running'></div><p>Enable JavaScript and cookies to continue</p>",
    "<title>Sign in</title><h1>Sign in</h1><form><input type=password></form>",
    `<title>Bridge report</title><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script><h1>Bridge report</h1><p>${paragraphs[0]}</p>`,
  ];
  for (const html of walls) {
    pages.set(path, { status: 200, html });
    const checked = granted(await checkSource(editor, { articleId: article.id }, here));
    expect(checked).toMatchObject({ outcome: "failed", kind: expect.any(String) });
  }
  const { snapshots, checks } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(snapshots).toHaveLength(1);
  expect(checks.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
});

test("what was taken in knowing what it is, is that again: no news", async () => {
  const editor = await actorFixture("editor");
  pages.set("/teaser", {
    status: 200,
    html: `<!doctype html><html><head><title>Bridge teaser</title><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body><article><h1>Bridge teaser</h1><p>${paragraphs[1]}</p><p>${paragraphs[2]}</p></article></body></html>`,
  });
  const { article } = granted(await loadFromRequest(editor, { url: `${base}/teaser`, force: true }, here));
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
});

test("a transcript is never taken for changed by the page of its recording; its own file is read again", async () => {
  const editor = await actorFixture("editor");
  const text = `WEBVTT\n\n00:12.000 --> 00:15.500\n<v Ada Lind>${paragraphs[0]}\n`;
  const captions = { original: Buffer.from(text).toString("base64"), originalType: "text/vtt" as const };
  show("/recording", paragraphs);
  const { article } = granted(await loadArticle(editor, { ...captions, details: { title: "Talk", sourceUrl: `${base}/recording` } }));
  const looked = granted(await checkSource(editor, { articleId: article.id, force: true }, here));
  expect(looked).toMatchObject({ outcome: "failed", message: expect.stringContaining("recording") });

  pages.set("/recording", { status: 200, html: text });
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
  pages.set("/recording", { status: 200, html: text.replace("00:12", "00:10") });
  const cut = granted(await checkSource(editor, { articleId: article.id }, here));
  expect(cut).toMatchObject({ outcome: "changed", added: { number: 2 } });
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
  pages.set("/recording", { status: 200, html: text.replace("twice", "three times") });
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toMatchObject({ outcome: "changed" });
});

test("what the server itself read on the outlet’s page is told to readers, also where somebody had taken it in by hand before", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot, path, lines } = await loaded(editor);
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "voted eleven to four against any further delay")] });
  granted(await publishRevision(editor, { articleId: article.id }));
  const told = async () => granted(await readPublication({ slug: article.slug, withChanges: true })).sinceChanged?.passages.length ?? null;
  const newer = lines.map((line) => line.replace("eleven to four", "ten to five"));
  granted(
    await addSnapshot(editor, {
      articleId: article.id,
      ...original(snapshot.text.replace("eleven to four", "ten to five").replaceAll("\n", "\n\n")),
    }),
  );
  expect(await told(), "nobody has seen yet that the outlet's page reads so").toBeNull();
  show(path, newer);
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toEqual({ outcome: "unchanged" });
  expect(await told()).toBe(1);
  show(
    path,
    lines.map((line) => line.replace("never dredged", "dredged once")),
  );
  granted(await checkSource(editor, { articleId: article.id }, here));
  const { snapshots } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(snapshots.map(({ number, readAtOutlet }) => [number, readAtOutlet])).toEqual([
    [3, true],
    [2, true],
    [1, false],
  ]);
  expect(await told()).toBe(0);
});

test("another address that somebody gives the article is not the outlet’s page that readers know", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot, lines } = await loaded(editor);
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "voted eleven to four against any further delay")] });
  granted(await publishRevision(editor, { articleId: article.id }));
  show(
    "/forged",
    lines.map((line) => line.replace("eleven to four", "one to fourteen")),
  );
  const { title, outlet, author, publishedAt, language } = article;
  const details = { title, outlet, author, publishedAt, language, sourceUrl: `${base}/forged` };
  granted(await updateArticleDetails(await actorFixture("reviewer"), { id: article.id, version: article.version, details }));
  expect(granted(await checkSource(editor, { articleId: article.id }, here))).toMatchObject({ outcome: "changed" });
  expect(granted(await readPublication({ slug: article.slug, withChanges: true })).sinceChanged).toBeNull();
});

test("an address given with a new text is read by the server: the outlet’s own, not any other", async () => {
  const editor = await actorFixture("editor");
  const { article, path, lines } = await loaded(editor);
  const take = async (at: string, line: string) => {
    show(at, [...lines, line]);
    return granted(await addSnapshotFromRequest(editor, { articleId: article.id, url: base + at }, here));
  };
  await take("/elsewhere", "This stands elsewhere, in a copy that somebody else made of the report and keeps on a page of their own.");
  await take(path, "This stands at the outlet, which added a line to the report in the evening of the day that it was published.");
  const { snapshots } = granted(await listSnapshots(editor, { articleId: article.id }));
  expect(snapshots.map(({ number, readAtOutlet }) => [number, readAtOutlet])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ]);
});
