import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportJsonld } from "#lib/domain/export/jsonld.ts";
import { proseToMarkdown } from "#lib/domain/prose/markdown-writing.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "../testing.ts";
import { importAnnotations } from "./import-annotations.ts";

testDatabase();

const quoted = (exact: string, more: object = {}) => ({
  type: "Annotation",
  target: { selector: { type: "TextQuoteSelector", exact } },
  ...more,
});

test("a published review comes back as drafts that say the same, and only once", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  await annotate(editor, snapshot);
  granted(await publishRevision(editor, { articleId: article.id }));
  const { stored, content } = granted(await readPublication({ slug: article.slug }));
  const file = [...exportJsonld(stored, content, { baseUrl: "https://desk.example" })].join("");

  const known = granted(await importAnnotations(editor, { articleId: article.slug, file, anyPage: true }));
  expect(known).toMatchObject({ added: 0, known: 1, unanchored: [], malformed: [], tags: [] });

  const other = await articleFixture(editor, ["Elsewhere it was told again.", snapshot.text.split("\n")[1] ?? ""]);
  expect(granted(await importAnnotations(editor, { articleId: other.article.id, file, anyPage: true, dryRun: true })).added).toBe(1);
  expect(granted(await importAnnotations(editor, { articleId: other.article.id, file, anyPage: true }))).toMatchObject({
    added: 1,
    known: 0,
  });
  const [copy] = granted(await openReview(editor, { articleId: other.article.id })).annotations;
  expect(copy).toMatchObject({
    claim: "The bridge cost ten million.",
    claimant: "The mayor",
    verdict: { slug: "inaccurate" },
    state: "draft",
    evidence: [
      {
        stance: "contradicts",
        quote: "twelve million",
        source: { url: "https://city.example/accounts", archivedUrl: "https://archive.example/accounts" },
      },
    ],
    passages: [passageOf(other.snapshot, "It cost ten million")],
  });
  expect(proseToMarkdown(copy?.rationale ?? { type: "doc" })).toBe("The accounts say _twelve_.");
});

test("a passage too long to stand for its own claim is known again too", async () => {
  const editor = await actorFixture("editor");
  // A cut at the longest claim would go through a character.
  const words = `A${"🌉".repeat(600)}`;
  const { article } = await articleFixture(editor, ["Pictures only.", words]);
  const file = JSON.stringify([quoted(words)]);
  expect(granted(await importAnnotations(editor, { articleId: article.id, file }))).toMatchObject({ added: 1, known: 0, malformed: [] });
  expect(granted(await importAnnotations(editor, { articleId: article.id, file }))).toMatchObject({ added: 0, known: 1 });
});

test("what doesn’t anchor is listed, what is malformed is named, and the rest is added", async () => {
  const editor = await actorFixture("editor");
  const { article } = await articleFixture(editor);
  const file = JSON.stringify([
    quoted("It cost ten million"),
    quoted("It cost eleven million"),
    quoted("It cost"),
    { type: "Annotation" },
    { type: "Annotation", target: { selector: { type: "TextQuoteSelector" } } },
    quoted("the mayor said", { body: { type: "TextualBody", value: "<b>Said</b> <script>alert(1)</script>who?", format: "text/html" } }),
  ]);
  const report = granted(await importAnnotations(editor, { articleId: article.id, file }));
  expect(report.added).toBe(2);
  expect(report.unanchored).toMatchObject([
    { field: "[1]", exact: "It cost eleven million", reason: expect.stringContaining("not in the article") },
    { field: "[2]", exact: "It cost", reason: expect.stringContaining("2 places") },
  ]);
  expect(report.malformed).toMatchObject([{ field: "[3].target" }, { field: "[4].target.selector.exact" }]);
  const { annotations } = granted(await openReview(editor, { articleId: article.id }));
  expect(annotations.map(({ rationale }) => proseToMarkdown(rationale))).toEqual(["", expect.stringMatching(/^\*\*Said\*\* +who\?$/)]);
});

test("evidence comes with as much of its date as is told, and with the words and the place that its address names", async () => {
  const editor = await actorFixture("editor");
  const { article } = await articleFixture(editor);
  const linking = (source: string, more: object) => ({ type: "SpecificResource", purpose: "linking", source, ...more });
  const body = [
    linking("https://city.example/accounts#:~:text=twelve%20million", { "dc:date": "2024-05" }),
    linking("https://city.example/report.pdf#page=12", { "dc:date": "2024" }),
  ];
  const file = JSON.stringify([quoted("It cost ten million", { body })]);
  expect(granted(await importAnnotations(editor, { articleId: article.id, file }))).toMatchObject({ added: 1, malformed: [] });
  expect(granted(await importAnnotations(editor, { articleId: article.id, file }))).toMatchObject({ added: 0, known: 1 });
  const { annotations } = granted(await openReview(editor, { articleId: article.id }));
  expect(annotations[0]?.evidence).toMatchObject([
    { quote: "twelve million", source: { url: "https://city.example/accounts", publishedAt: "2024-05" } },
    { quote: "", locator: "page 12", source: { publishedAt: "2024" } },
  ]);
});

test("tags stand for verdicts only by the user’s word", async () => {
  const editor = await actorFixture("editor");
  const { article } = await articleFixture(editor);
  const tagged = (exact: string, ...tags: string[]) => quoted(exact, { body: tags.map((value) => ({ purpose: "tagging", value })) });
  const file = JSON.stringify([tagged("It cost ten million", "False", "money"), tagged("It cost nothing", "False", "True")]);
  const dry = granted(await importAnnotations(editor, { articleId: article.id, file, dryRun: true }));
  expect(dry.tags).toEqual([
    { tag: "False", count: 2, suggestion: "inaccurate" },
    { tag: "True", count: 1, suggestion: "accurate" },
    { tag: "money", count: 1, suggestion: null },
  ]);
  const map = { False: "inaccurate", True: "accurate" };
  const report = granted(await importAnnotations(editor, { articleId: article.id, file, verdictMap: map }));
  expect(report).toMatchObject({ added: 2, malformed: [{ field: "[1].tags" }] });
  const { annotations } = granted(await openReview(editor, { articleId: article.id }));
  expect(annotations.map(({ verdict }) => verdict?.slug ?? null)).toEqual(["inaccurate", null]);
  expectRefused(await importAnnotations(editor, { articleId: article.id, file, verdictMap: { False: "nonsense" } }), "invalid");
});

test("words are looked for in the snapshot under review", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  granted(
    await addSnapshot(editor, { articleId: article.id, ...original(snapshot.text.replaceAll("\n", "\n\n").replace("ten", "twelve")) }),
  );
  const file = JSON.stringify([quoted("It cost ten million"), quoted("It cost twelve million")]);
  expect(granted(await importAnnotations(editor, { articleId: article.id, file }))).toMatchObject({
    added: 1,
    unanchored: [{ field: "[0]" }],
  });
});

test("a file that can’t be read is refused with what is wrong; a visitor adds nothing", async () => {
  const editor = await actorFixture("editor");
  const { article } = await articleFixture(editor);
  expect(refusalOf(await importAnnotations(editor, { articleId: article.id, file: "{" })).message).toContain("not valid JSON");
  expect(refusalOf(await importAnnotations(editor, { articleId: article.id, file: "{}" })).field).toBe("file");
  expectRefused(await importAnnotations(editor, { articleId: "nowhere", file: "[]" }), "not_found");
  expectRefused(await importAnnotations(null, { articleId: article.id, file: "[]" }), "unauthenticated");
});
