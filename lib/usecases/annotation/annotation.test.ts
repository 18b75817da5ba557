import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { removeArticle } from "../article/remove-article.ts";
import { openReview } from "../review/open-review.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf, refusalOf, source } from "../testing.ts";
import { createAnnotation } from "./create-annotation.ts";
import { deleteAnnotation } from "./delete-annotation.ts";
import { readAnnotation } from "./read-annotation.ts";
import { restoreAnnotation } from "./restore-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

test("an annotation keeps all that was set, and opens with the review in reading order", async () => {
  const reviewer = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(reviewer);
  const later = await annotate(reviewer, snapshot);
  const earlier = await annotate(reviewer, snapshot, { passages: [passageOf(snapshot, "opened in May.\nIt cost")], claim: "" });
  expect(later).toMatchObject({
    articleId: article.id,
    version: 1,
    claim: "The bridge cost ten million.",
    claimant: "The mayor",
    verdict: { slug: "inaccurate", rating: 1 },
    passages: [
      { exact: "It cost ten million", anchoring: "exact", snapshotId: snapshot.id, suffix: expect.stringMatching(/^, the mayor/) },
    ],
    evidence: [{ stance: "contradicts", quote: "twelve million", source, passage: null }],
    state: "draft",
    signOffs: [],
    comments: [],
    excluded: false,
    sample: false,
    createdBy: { id: reviewer.id, name: reviewer.name },
  });
  expect(earlier.claim).toBe("opened in May. It cost");
  const workspace = granted(await openReview(reviewer, { articleId: article.slug }));
  expect(workspace.annotations).toEqual([earlier, later]);
  expect(workspace.scale.verdicts).toHaveLength(8);
  expect(workspace.people).toContainEqual({ id: reviewer.id, name: reviewer.name });
  expect(workspace.sequence).toBe(2);
});

test("only passages are needed; several may serve one claim, in any order and overlapping", async () => {
  const reviewer = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(reviewer);
  const passages = [
    passageOf(snapshot, "It cost nothing"),
    passageOf(snapshot, "cost ten million, the mayor"),
    passageOf(snapshot, "ten million"),
  ];
  const annotation = granted(await createAnnotation(reviewer, { articleId: article.id, passages: [...passages, ...passages] }));
  expect(annotation.passages.map(({ exact }) => exact)).toEqual(["cost ten million, the mayor", "ten million", "It cost nothing"]);
  expect(annotation).toMatchObject({ claim: "cost ten million, the mayor", verdict: null, rationale: emptyProse, evidence: [] });
});

test("a claim and a claimant of signs that nobody sees are none: the words it marks stand for it", async () => {
  const reviewer = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(reviewer);
  const unseen = { claim: "\u200b\u2060", claimant: "\u00ad" };
  const passages = [passageOf(snapshot, "ten million")];
  const annotation = granted(await createAnnotation(reviewer, { articleId: article.id, passages, ...unseen }));
  expect(annotation).toMatchObject({ claim: "ten million", claimant: "" });
  expect(granted(await updateAnnotation(reviewer, { id: annotation.id, version: 1, ...unseen }))).toMatchObject({
    claim: "",
    claimant: "",
  });
});

test("one that its author named is made once, however often and however fast it is sent", async () => {
  const reviewer = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(reviewer);
  const named = { id: randomUUID(), articleId: article.id, passages: [passageOf(snapshot, "It cost ten million")] };
  const answers = await Promise.all(Array.from({ length: 4 }, () => createAnnotation(reviewer, named)));
  for (const answer of answers) expect(granted(answer)).toMatchObject({ id: named.id, version: 1 });
  const { annotations, sequence } = granted(await openReview(reviewer, { articleId: article.id }));
  expect(annotations).toHaveLength(1);
  expect(sequence).toBe(1);
  expectRefused(await createAnnotation(await actorFixture("reviewer"), named), "conflict");
  granted(await deleteAnnotation(reviewer, { id: named.id, version: 1 }));
  expectRefused(await createAnnotation(reviewer, named), "not_found");
});

test("an id that is taken on another article is a conflict, however fast both come", async () => {
  const reviewer = await actorFixture("reviewer");
  const id = randomUUID();
  const articles = [await articleFixture(reviewer), await articleFixture(reviewer)];
  const asked = articles.map(({ article, snapshot }) => ({ id, articleId: article.id, passages: [passageOf(snapshot, "It cost")] }));
  const answers = await Promise.all(asked.map((input) => createAnnotation(reviewer, input)));
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  for (const answer of answers) if (!answer.ok) expectRefused(answer, "conflict");
  for (const input of asked.filter((_, index) => !answers[index]?.ok)) expectRefused(await createAnnotation(reviewer, input), "conflict");
});

test("words that don't stand exactly there are refused, and nothing is written", async () => {
  const reviewer = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(reviewer, ["A 🌉 opened. A “bridge”."]);
  const emoji = snapshot.text.indexOf("🌉");
  for (const passage of [
    { start: 0, end: 4, exact: "A br" },
    { start: 1, end: 5, exact: "A 🌉" },
    { start: emoji + 1, end: emoji + 4, exact: snapshot.text.slice(emoji + 1, emoji + 4).toWellFormed() },
    { start: emoji, end: emoji + 1, exact: snapshot.text.slice(emoji, emoji + 1) },
    { start: 18, end: 24, exact: '"bridge"' },
    { start: 0, end: 9999, exact: snapshot.text },
    { start: 5, end: 5, exact: "" },
    { start: -1, end: 1, exact: "A" },
  ]) {
    expectRefused(await createAnnotation(reviewer, { articleId: article.id, passages: [passage] }), "invalid");
  }
  expect(granted(await openReview(reviewer, { articleId: article.id }))).toMatchObject({ annotations: [], sequence: 0 });
});

test("evidence may be a passage of another article: its words are the snapshot's own", async () => {
  const reviewer = await actorFixture("reviewer");
  const [{ snapshot }, other] = [await articleFixture(reviewer), await articleFixture(reviewer)];
  const { exact, ...place } = passageOf(other.snapshot, "It cost nothing");
  const passage = { snapshotId: other.snapshot.id, ...place };
  const annotation = await annotate(reviewer, snapshot, { evidence: [{ stance: "contradicts", quote: "made up", passage }] });
  expect(annotation.evidence).toMatchObject([
    {
      quote: exact,
      source: null,
      passage: { ...passage, exact, articleId: other.article.id, articleSlug: other.article.slug, outlet: "City News" },
    },
  ]);
  const outside = { stance: "context", passage: { ...passage, end: 100_000 } };
  expectRefused(await updateAnnotation(reviewer, { id: annotation.id, version: 1, evidence: unchecked([outside]) }), "invalid");
  const both = { stance: "context", passage, source };
  expectRefused(await updateAnnotation(reviewer, { id: annotation.id, version: 1, evidence: unchecked([both]) }), "invalid");
  const script = { stance: "context", source: { ...source, url: "javascript:alert(1)" } };
  expectRefused(await updateAnnotation(reviewer, { id: annotation.id, version: 1, evidence: unchecked([script]) }), "invalid");
});

test("a source known already lends its title to evidence that gives only the address", async () => {
  const reviewer = await actorFixture("reviewer");
  const { snapshot } = await articleFixture(reviewer);
  const url = "https://archive.example/record";
  await annotate(reviewer, snapshot, { evidence: [{ stance: "context", source: { url, title: "The record", publisher: "Archive" } }] });
  const second = await annotate(reviewer, snapshot, { evidence: [{ stance: "supports", source: { url } }] });
  expect(second.evidence[0]?.source).toMatchObject({
    url,
    title: "The record",
    publisher: "Archive",
    publishedAt: null,
    archivedUrl: null,
  });
});

test("a change touches what is given, leaves the rest, and is the next version", async () => {
  const [ada, joon] = [await actorFixture("reviewer", "Ada"), await actorFixture("reviewer", "Joon")];
  const { snapshot } = await articleFixture(ada);
  const first = await annotate(ada, snapshot);
  const [kept] = first.passages;
  const passages = [passageOf(snapshot, "It cost ten million"), passageOf(snapshot, "It cost nothing")];
  const second = granted(await updateAnnotation(joon, { id: first.id, version: 1, claim: "It cost ten.", passages, excluded: true }));
  expect(second).toMatchObject({
    version: 2,
    claim: "It cost ten.",
    excluded: true,
    updatedBy: { name: "Joon" },
    createdBy: { name: "Ada" },
  });
  expect(second.passages.map(({ id }) => id)).toContain(kept?.id);
  expect(second.passages).toHaveLength(2);
  const { claim, version, passages: _, authors, excluded, updatedAt, updatedBy, ...rest } = second;
  expect(first).toMatchObject(rest);
  const third = granted(await updateAnnotation(ada, { id: first.id, version: 2, verdict: null, evidence: [], excluded: false }));
  expect(third).toMatchObject({ version: 3, verdict: null, evidence: [], excluded: false, claim: "It cost ten." });
});

test("a stale change names who was first, hands over their version and changes nothing", async () => {
  const [ada, joon] = [await actorFixture("reviewer", "Ada Lind"), await actorFixture("reviewer", "Joon Park")];
  const { snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot);
  const hers = granted(await updateAnnotation(ada, { id, version: 1, claim: "Hers" }));
  for (const attempt of [
    updateAnnotation(joon, { id, version: 1, claim: "His" }),
    deleteAnnotation(joon, { id, version: 1 }),
    updateAnnotation(ada, { id, version: 1, claim: "Hers, from another tab" }),
  ]) {
    expect(refusalOf(await attempt)).toMatchObject({ code: "conflict", details: { current: hers } });
  }
  expect(refusalOf(await updateAnnotation(joon, { id, version: 1, claim: "His" })).message).toContain("Ada Lind");
  expect(granted(await readAnnotation(joon, { id }))).toEqual(hers);
});

test("of many who change the same version at once, one is first", async () => {
  const reviewer = await actorFixture("reviewer");
  const { snapshot } = await articleFixture(reviewer);
  const { id } = await annotate(reviewer, snapshot);
  const changes = Array.from({ length: 8 }, (_, index) => updateAnnotation(reviewer, { id, version: 1, claim: `Claim ${index}` }));
  const codes = (await Promise.all(changes)).map((result) => (result.ok ? "ok" : result.error.code));
  expect(codes.filter((code) => code === "ok")).toHaveLength(1);
  expect(codes.filter((code) => code === "conflict")).toHaveLength(7);
  expect(granted(await readAnnotation(reviewer, { id })).version).toBe(2);
});

test("a deleted annotation is gone for all, and comes back as it was", async () => {
  const reviewer = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(reviewer);
  const annotation = await annotate(reviewer, snapshot);
  const { id } = annotation;
  granted(await deleteAnnotation(reviewer, { id, version: 1 }));
  expectRefused(await readAnnotation(reviewer, { id }), "not_found");
  expectRefused(await updateAnnotation(reviewer, { id, version: 1, claim: "Still here" }), "not_found");
  expectRefused(await deleteAnnotation(reviewer, { id, version: 1 }), "not_found");
  expect(granted(await openReview(reviewer, { articleId: article.id })).annotations).toEqual([]);
  expect(granted(await restoreAnnotation(reviewer, { id }))).toEqual(annotation);
  expectRefused(await restoreAnnotation(reviewer, { id }), "not_found");
  expect(granted(await openReview(reviewer, { articleId: article.id })).annotations).toEqual([annotation]);
});

test("nothing of a removed article can be reached", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const { id } = await annotate(editor, snapshot);
  granted(await removeArticle(editor, { id: article.id }));
  expectRefused(await readAnnotation(editor, { id }), "not_found");
  expectRefused(await updateAnnotation(editor, { id, version: 1, claim: "x" }), "not_found");
  expectRefused(await createAnnotation(editor, { articleId: article.id, passages: [passageOf(snapshot, "It")] }), "not_found");
  expectRefused(await openReview(editor, { articleId: article.id }), "not_found");
});

test("each one's verdict is kept as an assessment of their own", async () => {
  const [ada, joon] = [await actorFixture("reviewer"), await actorFixture("reviewer")];
  const { snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot, { verdict: "accurate" });
  granted(await updateAnnotation(joon, { id, version: 1, verdict: "misleading" }));
  const assessments = await database().assessment.findMany({ where: { annotationId: id }, include: { verdict: true } });
  expect(new Map(assessments.map(({ userId, verdict }) => [userId, verdict.slug]))).toEqual(
    new Map([
      [ada.id, "accurate"],
      [joon.id, "misleading"],
    ]),
  );
});

test("operators, unknown verdicts and foreign prose are refused, each with its field", async () => {
  const reviewer = await actorFixture("reviewer");
  const { snapshot } = await articleFixture(reviewer);
  const { id } = await annotate(reviewer, snapshot);
  const link = { type: "link", attrs: { href: "javascript:alert(1)" } };
  for (const [field, change] of Object.entries({
    claim: { claim: { contains: "" } },
    verdict: { verdict: "half-true" },
    claimant: { claimant: "A\0B" },
    rationale: { rationale: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks: [link] }] }] } },
    version: { version: { gt: 0 } },
    id: { id: { not: "" } },
  })) {
    const refusal = refusalOf(await updateAnnotation(reviewer, unchecked({ id, version: 1, ...change })));
    expect(refusal).toMatchObject({ code: "invalid", field });
  }
  const rationale = proseFromMarkdown("Still **fine**.");
  expect(granted(await updateAnnotation(reviewer, { id, version: 1, rationale })).rationale).toEqual(rationale);
});
