import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseToMarkdown } from "#lib/domain/prose/markdown-writing.ts";
import { editDesk } from "../desk/edit-desk.ts";
import { openReview } from "../review/open-review.ts";
import { granted, loadText, newText } from "../testing.ts";
import { addComment } from "./add-comment.ts";
import { deleteAnnotation } from "./delete-annotation.ts";
import { importAnnotations } from "./import-annotations.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

const sourceUrl = "https://news.example/bridge";
const words = "It cost ten million";

const row = (id: string | undefined, text: string, more: object = {}) => ({
  ...{ id, text, tags: [] as string[], user: "acct:ada@h.example", uri: sourceUrl },
  ...{ created: "2025-05-02T10:00:00Z", updated: "2025-05-02T10:00:00Z" },
  target: [{ source: sourceUrl, selector: [{ type: "TextQuoteSelector", exact: words }] }],
  ...more,
});

async function bridge() {
  const editor = await actorFixture("editor");
  const { article } = await loadText(editor, newText(), { title: "The bridge", sourceUrl: `${sourceUrl}-${randomUUID()}` });
  const at = (rows: object[]) => JSON.stringify({ rows }).replaceAll(sourceUrl, article.sourceUrl ?? "");
  return {
    editor,
    article,
    take: async (rows: object[], more: object = {}) =>
      granted(await importAnnotations(editor, { articleId: article.id, file: at(rows), ...more })),
    drafts: async (by: Actor = editor) => granted(await openReview(by, { articleId: article.id })).annotations,
  };
}

test("two readers who say different things of the same words are two, with or without ids, and each comes once", async () => {
  const { take, drafts } = await bridge();
  const tagged = (user: string, tag: string, id?: string) => row(id, "", { user, tags: [tag] });
  const readers = [tagged("acct:ada@h.example", "True"), tagged("acct:joon@h.example", "False"), tagged("acct:joon@h.example", "True")];
  expect(await take(readers)).toMatchObject({ added: 3, known: 0 });
  expect(await take(readers)).toMatchObject({ added: 0, known: 3 });
  expect(await take([row("one", "Same."), row("two", "Same.")])).toMatchObject({ added: 2 });
  // Without its id, one is known by its maker and its words.
  expect(await take([row(undefined, "Same.")])).toMatchObject({ added: 0, known: 1 });
  expect(await drafts()).toHaveLength(5);
});

test("who made it and when is kept and shown, and is not who took it in", async () => {
  const { editor, take, drafts } = await bridge();
  await take([row("one", "So.", { user_info: { display_name: "Ada \u0000of the Quay" } })]);
  const [draft] = await drafts();
  expect(draft).toMatchObject({
    createdBy: { id: editor.id },
    origin: { id: "one", creator: "Ada of the Quay", createdAt: "2025-05-02T10:00:00.000Z", updatedAt: "2025-05-02T10:00:00.000Z" },
  });
});

test("what is newer at its source updates a draft that nobody has touched; what is older, or the same, doesn’t", async () => {
  const { take, drafts } = await bridge();
  await take([row("one", "First.")]);
  const newer = row("one", "Second.", {
    updated: "2025-05-03T10:00:00Z",
    target: [{ selector: [{ type: "TextQuoteSelector", exact: "It cost nothing" }] }],
  });
  expect(await take([newer], { dryRun: true })).toMatchObject({ added: 0, updated: 1, known: 0 });
  expect(await take([newer])).toMatchObject({ added: 0, updated: 1, known: 0, diverged: [] });
  const [draft] = await drafts();
  expect(proseToMarkdown(draft?.rationale ?? { type: "doc" })).toBe("Second.");
  expect(draft).toMatchObject({
    version: 2,
    claim: "It cost nothing",
    passages: [{ exact: "It cost nothing" }],
    origin: { updatedAt: "2025-05-03T10:00:00.000Z" },
  });
  expect(await take([row("one", "First."), row("one", "First.")])).toMatchObject({ updated: 0, known: 2 });
  // Once more, as nobody but the import has changed it.
  expect(await take([row("one", "Third.", { updated: "2025-05-04T10:00:00Z" })])).toMatchObject({ updated: 1 });
  expect(await drafts()).toHaveLength(1);
});

test("a draft that somebody works on, or of which nobody can tell which is newer, stays and is listed", async () => {
  const { editor, take, drafts } = await bridge();
  const ids = ["changed", "discussed", "typed", "undated"];
  await take(ids.map((id) => row(id, `First of ${id}.`)));
  const before = await drafts();
  const [changed, discussed, typed] = before;
  if (!changed || !discussed || !typed) throw new Error("The drafts are missing.");
  granted(await updateAnnotation(editor, { id: changed.id, version: 1, claim: "Ours." }));
  granted(await addComment(editor, { id: randomUUID(), annotationId: discussed.id, text: "Is it so?" }));
  const newer = ids.map((id) => row(id, `Second of ${id}.`, { updated: id === "undated" ? undefined : "2025-05-03T10:00:00Z" }));
  const report = await take(newer);
  expect(report).toMatchObject({ added: 0, updated: 1, known: 0 });
  expect(report.diverged.map(({ field, annotationId }) => [field, annotationId])).toEqual([
    ["rows[0]", changed.id],
    ["rows[1]", discussed.id],
    ["rows[3]", before[3]?.id],
  ]);
  const after = await drafts();
  expect(after.map(({ claim }) => claim)).toEqual(["Ours.", words, words, words]);
  expect(proseToMarkdown(after[1]?.rationale ?? { type: "doc" })).toBe("First of discussed.");
});

test("a second run with a map gives verdicts to the drafts that nobody has touched, and only to those", async () => {
  const { editor, take, drafts } = await bridge();
  const rows = ["one", "two"].map((id) => row(id, "", { tags: ["False"] }));
  await take(rows);
  const [, touched] = await drafts();
  if (!touched) throw new Error("The draft is missing.");
  granted(await updateAnnotation(editor, { id: touched.id, version: 1, claimant: "The mayor" }));
  const verdictMap = { False: "inaccurate" };
  expect(await take(rows, { verdictMap, dryRun: true })).toMatchObject({ updated: 1, known: 1 });
  expect(await take(rows, { verdictMap })).toMatchObject({ added: 0, updated: 1, known: 1, diverged: [] });
  expect((await drafts()).map(({ verdict }) => verdict?.slug ?? null).sort()).toEqual(["inaccurate", null].sort());
  expect(await take(rows, { verdictMap })).toMatchObject({ updated: 0, known: 2 });
  expect(await take(rows, { verdictMap: { False: "misleading" } })).toMatchObject({ updated: 1 });
  // Its tag says otherwise now, and nobody has said what that stands for.
  await take([row("one", "", { tags: ["True"], updated: "2025-06-01T00:00:00Z" })]);
  expect((await drafts()).map(({ verdict }) => verdict)).toEqual([null, null]);
});

test("annotations of other pages, hidden and private ones are listed and left out; those of this one are known by any of its addresses", async () => {
  const { article, take } = await bridge();
  const on = (uri: string, id: string) => ({
    ...row(id, id),
    uri,
    target: [{ source: uri, selector: [{ type: "TextQuoteSelector", exact: words }] }],
  });
  const address = new URL(article.sourceUrl ?? "");
  const rows = [
    on(`http://www.${address.host}${address.pathname}/?utm_source=x#top`, "near"),
    on(`http://localhost:3000/r/${article.slug}/v/1.txt`, "text"),
    on(`http://localhost:3000/desk/articles/${article.slug}`, "desk"),
    on("https://other.example/bridge", "other"),
    on(`https://old.example/r/${article.slug}`, "former"),
    row("hidden", "hidden", { hidden: true }),
    row("private", "private", { permissions: { read: ["acct:ada@h.example"] } }),
  ];
  const report = await take(rows, { dryRun: true });
  expect(report).toMatchObject({ added: 3, tags: [] });
  expect(report.skipped).toMatchObject([
    { field: "rows[3]", why: "other page", page: "https://other.example/bridge" },
    { field: "rows[4]", why: "other page" },
    { field: "rows[5]", why: "hidden" },
    { field: "rows[6]", why: "private" },
  ]);
  granted(await editDesk(await actorFixture("admin"), { name: "The desk", formerAddresses: ["https://old.example"] }));
  expect(await take(rows)).toMatchObject({ added: 4, skipped: [{}, {}, {}] });
  expect(await take(rows, { anyPage: true })).toMatchObject({ added: 1, known: 4, skipped: [{ why: "hidden" }, { why: "private" }] });
});

test("of an annotation with passages on several pages, those of this article are taken", async () => {
  const { take, drafts } = await bridge();
  const selector = (exact: string) => ({ type: "TextQuoteSelector", exact });
  const annotation = {
    type: "Annotation",
    target: [
      { source: "https://other.example/", selector: selector("It cost nothing") },
      { source: sourceUrl, selector: selector(words) },
    ],
  };
  expect(await take([annotation])).toMatchObject({ added: 1, skipped: [{ why: "other page", page: "https://other.example/" }] });
  expect(await drafts()).toMatchObject([{ passages: [{ exact: words }] }]);
});

test("what was taken in before origins were kept is known by its words, once; a mark without words of its own may be another’s", async () => {
  const { take, drafts } = await bridge();
  await take([row("one", "Said.")]);
  await database().annotationOrigin.deleteMany();
  expect(await take([row("one", "Said."), row("two", "Said.")])).toMatchObject({ added: 1, known: 1 });
  expect(await take([row("one", "Said."), row("two", "Said.")])).toMatchObject({ added: 0, known: 2 });
  const { article, editor } = await bridge();
  const file = JSON.stringify([{ type: "Annotation", target: { selector: { type: "TextQuoteSelector", exact: words } } }]);
  granted(await importAnnotations(editor, { articleId: article.id, file }));
  await database().annotationOrigin.deleteMany();
  const tagged = JSON.stringify([
    { type: "Annotation", body: { purpose: "tagging", value: "False" }, target: { selector: { type: "TextQuoteSelector", exact: words } } },
  ]);
  expect(granted(await importAnnotations(editor, { articleId: article.id, file }))).toMatchObject({ added: 0, known: 1 });
  expect(granted(await importAnnotations(editor, { articleId: article.id, file: tagged }))).toMatchObject({ added: 1 });
  expect(await drafts()).toHaveLength(2);
});

test("what somebody has deleted here comes again when it is asked for again", async () => {
  const { editor, take, drafts } = await bridge();
  await take([row("one", "Said.")]);
  const [draft] = await drafts();
  if (!draft) throw new Error("The draft is missing.");
  granted(await deleteAnnotation(editor, { id: draft.id, version: draft.version }));
  expect(await take([row("one", "Said.")])).toMatchObject({ added: 1, known: 0 });
});

test("the same file at the same moment comes in once", async () => {
  const { take, drafts } = await bridge();
  const reports = await Promise.all([1, 2, 3].map(() => take([row("one", "Said."), row(undefined, "Also.")])));
  expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(2);
  expect(await drafts()).toHaveLength(2);
});
