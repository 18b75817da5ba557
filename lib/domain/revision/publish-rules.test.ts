import { expect, test } from "vitest";
import type { Annotation } from "../claim/annotation.ts";
import type { ChangeKind } from "../sentence/kinds.ts";
import { annotationBlockers, annotationDoubts, revisionBlockers } from "./publish-rules.ts";
import { annotationFixture, evidenceFixture, fixtureText, fixtureVerdicts, prose, verdictOf } from "./testing-revision.ts";

function codes(more: Partial<Annotation>) {
  return annotationBlockers(annotationFixture(fixtureText, more), "snapshot-1").map(({ rule }) => rule);
}

function withAnchoring(anchoring: "moved" | "changed" | "lost") {
  return { passages: annotationFixture(fixtureText).passages.map((passage) => ({ ...passage, anchoring })) };
}

test("nothing blocks a whole annotation", () => {
  expect(codes({})).toEqual([]);
});

test("a verdict, a rationale and evidence are needed, and each is named", () => {
  expect(codes({ verdict: null })).toEqual(["no-verdict"]);
  expect(codes({ rationale: prose(" ", "") })).toEqual(["no-rationale"]);
  expect(codes({ evidence: [] })).toEqual(["no-evidence"]);
  expect(codes({ verdict: null, rationale: prose(), evidence: [] })).toEqual(["no-verdict", "no-rationale"]);
});

test("an opinion and what can't be verified need a rationale only", () => {
  for (const slug of ["opinion", "unverifiable"]) {
    expect(codes({ verdict: verdictOf(slug), evidence: [] })).toEqual([]);
    expect(codes({ verdict: verdictOf(slug), evidence: [], rationale: prose() })).toEqual(["no-rationale"]);
  }
  expect(codes({ verdict: verdictOf("unsupported"), evidence: [] })).toEqual(["no-evidence"]);
});

test("a sentence that may have turned blocks, one that reads otherwise does not", () => {
  const withKinds = (kinds: ChangeKind[]) => ({
    passages: annotationFixture(fixtureText).passages.map((passage) => ({ ...passage, sentenceChange: { old: "a", now: "b", kinds } })),
  });
  expect(codes(withKinds(["negation", "wording"]))).toEqual(["turned-sentence"]);
  expect(codes(withKinds(["wording"]))).toEqual([]);
});

test("a passage that is unsure blocks; one that merely moved does not", () => {
  expect(codes(withAnchoring("changed"))).toEqual(["unsure-passage"]);
  expect(codes(withAnchoring("lost"))).toEqual(["unsure-passage"]);
  const [lost] = annotationBlockers(annotationFixture(fixtureText, withAnchoring("lost")), "snapshot-1");
  expect(lost?.message, "there is nothing to confirm").toMatch(/no longer in the article\. Select it anew or drop it\.$/);
  expect(codes(withAnchoring("moved"))).toEqual([]);
  expect(codes({ passages: [] })).toEqual(["no-passage"]);
});

test("a passage of another snapshot blocks", () => {
  expect(annotationBlockers(annotationFixture(fixtureText), "snapshot-2").map(({ rule }) => rule)).toEqual(["unsure-passage"]);
});

test("a blocker leads to its annotation and speaks of its claim, shortened", () => {
  const annotation = annotationFixture(fixtureText, { id: "the-id", claim: "word ".repeat(40), verdict: null });
  const [blocker] = annotationBlockers(annotation, "snapshot-1");
  expect(blocker).toMatchObject({ annotationId: "the-id", at: "#a-the-id", kind: "always" });
  expect(blocker?.message).toMatch(/^“word .{20,60}…” has no verdict yet\./);
});

test("a correction says what was wrong", () => {
  expect(revisionBlockers("correction", " ").map(({ rule }) => rule)).toEqual(["correction-reason"]);
  expect(revisionBlockers("correction", "The date was wrong.")).toEqual([]);
  expect(revisionBlockers("update", "")).toEqual([]);
});

test("evidence that says the opposite of the verdict, and a verdict whose meaning has changed, have to be looked at", () => {
  const scale = { id: "scale-1", number: 1, createdAt: "", verdicts: fixtureVerdicts };
  const doubts = (more: Partial<Annotation>, verdicts = fixtureVerdicts) =>
    annotationDoubts(annotationFixture(fixtureText, more), { ...scale, verdicts }).map(({ rule }) => rule);
  const [supports, contradicts, context] = [
    evidenceFixture({ stance: "supports" }),
    evidenceFixture({ stance: "contradicts" }),
    evidenceFixture({ stance: "context" }),
  ];
  expect(doubts({ verdict: verdictOf("accurate"), evidence: [contradicts, context] })).toEqual(["only-contradicting"]);
  expect(doubts({ verdict: verdictOf("accurate"), evidence: [contradicts, supports] })).toEqual([]);
  expect(doubts({ verdict: verdictOf("accurate"), evidence: [context] })).toEqual([]);
  expect(doubts({ verdict: verdictOf("inaccurate"), evidence: [supports] })).toEqual(["only-supporting"]);
  expect(doubts({ verdict: verdictOf("mostly-accurate"), evidence: [contradicts] })).toEqual([]);
  const redefined = fixtureVerdicts.map((verdict) => (verdict.slug === "accurate" ? { ...verdict, definition: "Otherwise." } : verdict));
  expect(doubts({}, redefined)).toEqual(["definition-changed"]);
  expect(doubts({}, fixtureVerdicts.slice(1))).toEqual(["definition-changed"]);
});
