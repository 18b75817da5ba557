import { expect, test } from "vitest";
import type { Annotation } from "../claim/annotation.ts";
import type { ChangeKind } from "../sentence/kinds.ts";
import { publishBlockers } from "./publish-rules.ts";
import { annotationFixture, fixtureText, prose, verdictOf } from "./testing-revision.ts";

function codes(more: Partial<Annotation>) {
  return publishBlockers({ snapshotId: "snapshot-1", annotations: [annotationFixture(fixtureText, more)] }).map(({ code }) => code);
}

function withAnchoring(anchoring: "moved" | "changed" | "lost") {
  return { passages: annotationFixture(fixtureText).passages.map((passage) => ({ ...passage, anchoring })) };
}

test("nothing blocks a whole annotation, nor a review without any", () => {
  expect(codes({})).toEqual([]);
  expect(publishBlockers({ snapshotId: "snapshot-1", annotations: [] })).toEqual([]);
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
  const [lost] = publishBlockers({ snapshotId: "snapshot-1", annotations: [annotationFixture(fixtureText, withAnchoring("lost"))] });
  expect(lost?.message, "there is nothing to confirm").toMatch(/no longer in the article\. Select it anew or drop it\.$/);
  expect(codes(withAnchoring("moved"))).toEqual([]);
  expect(codes({ passages: [] })).toEqual(["no-passage"]);
});

test("a passage of another snapshot blocks", () => {
  const annotations = [annotationFixture(fixtureText)];
  expect(publishBlockers({ snapshotId: "snapshot-2", annotations }).map(({ code }) => code)).toEqual(["unsure-passage"]);
});

test("an annotation that was left out blocks nothing", () => {
  expect(codes({ excluded: true, verdict: null, rationale: prose(), evidence: [] })).toEqual([]);
});

test("a blocker leads to its annotation and speaks of its claim, shortened", () => {
  const annotations = [annotationFixture(fixtureText, { id: "the-id", claim: "word ".repeat(40), verdict: null })];
  const [blocker] = publishBlockers({ snapshotId: "snapshot-1", annotations });
  expect(blocker?.annotationId).toBe("the-id");
  expect(blocker?.message).toMatch(/^“word .{20,60}…” has no verdict yet\./);
});
