import { describe, expect, test } from "vitest";
import { annotationFixture, fixtureText, prose, verdictOf } from "../revision/testing-revision.ts";
import type { Annotation } from "./annotation.ts";
import { coverageOf, coverageWords, openWords, publishedCoverage } from "./coverage.ts";

const annotation = (more: Partial<Annotation>) => annotationFixture(fixtureText, { state: "draft", ...more });
const suspended = annotation({}).passages.map((passage) => ({ ...passage, anchoring: "changed" as const }));

describe("a verdict is reasoned", () => {
  test.each<[string, boolean, Partial<Annotation>]>([
    ["with a rationale and evidence", true, {}],
    ["without evidence where it needs none", true, { verdict: verdictOf("opinion"), evidence: [] }],
    ["not without a word of why", false, { rationale: prose("") }],
    ["not without the evidence that it needs", false, { evidence: [] }],
    ["not where there is none", false, { verdict: null }],
    ["not while it is suspended", false, { passages: suspended }],
  ])("%s", (_, reasoned, more) => {
    expect(coverageOf([annotation(more)]).reasoned).toBe(reasoned ? 1 : 0);
  });
});

test("each step includes the next, and what lacks its reasons has taken none of them", () => {
  const annotations = [
    annotation({ state: "signed-off" }),
    annotation({ state: "submitted" }),
    annotation({ state: "returned" }),
    annotation({ state: "signed-off", rationale: prose("") }),
    annotation({ verdict: null }),
  ];
  expect(coverageOf(annotations)).toEqual({ marked: 5, reasoned: 3, submitted: 2, signedOff: 1 });
  expect(coverageWords(coverageOf(annotations))).toBe("5 marked · 3 reasoned · 2 submitted · 1 signed off");
});

test("readers are told how many can be checked, and how many of those are still open", () => {
  const annotations = [
    annotation({ state: "signed-off" }),
    annotation({ verdict: verdictOf("opinion") }),
    annotation({ verdict: null, excluded: true }),
    annotation({ verdict: verdictOf("opinion"), excluded: true }),
  ];
  const told = publishedCoverage(annotations, { blind: false });
  expect(told).toMatchObject({ marked: 4, reasoned: 3, checkable: 2, open: 1 });
  expect(openWords(told)).toBe("4 passages marked, 2 of them checkable, 1 of those still open.");
});

test("of what is left out and still to be judged independently, readers are told no verdict, nor that it has one", () => {
  const left = annotation({ verdict: verdictOf("opinion"), excluded: true, second: null });
  const told = { marked: 1, reasoned: 0, submitted: 0, signedOff: 0, checkable: 1, open: 1 };
  expect(publishedCoverage([left], { blind: true })).toEqual(told);
  const [by, given] = [{ id: "b", name: "Ben" }, verdictOf("opinion")];
  const second = {
    by,
    verdict: given,
    rationale: "",
    first: given,
    firstBy: null,
    claim: null,
    at: "2026-03-04T00:00:00.000Z",
    wordsChangedAt: null,
    settlement: null,
  };
  expect(publishedCoverage([{ ...left, second }], { blind: true })).toMatchObject({ reasoned: 1, checkable: 0 });
});
