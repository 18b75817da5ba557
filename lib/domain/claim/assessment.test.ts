import { expect, test } from "vitest";
import { annotationFixture } from "../revision/testing-revision.ts";
import type { Annotation } from "./annotation.ts";
import { asShownTo, isOpenTo, maySettle, type SecondVerdict, secondState } from "./assessment.ts";
import type { Verdict } from "./scale.ts";

const nobody = new Set<string>();
const [ada, joon, mara] = ["Ada", "Joon", "Mara"].map((name) => ({ id: `user-${name}`, name })) as [Person, Person, Person];
type Person = { id: string; name: string };

function verdict(slug: string): Verdict {
  return { id: slug, slug, name: slug, definition: "", rating: 3, needsEvidence: true, position: 1 };
}

function second(first: string, given: string, settled?: string): SecondVerdict {
  const at = "2025-05-12T10:00:00Z";
  const settlement = settled === undefined ? null : { verdict: verdict(settled), words: "So.", dissent: false, by: ada, at };
  return { by: joon, verdict: verdict(given), first: verdict(first), rationale: "", at, settlement };
}

function annotation(more: Partial<Annotation> = {}): Annotation {
  const authors = [{ ...ada, signed: false }];
  return { ...annotationFixture("hit three times"), createdBy: ada, authors, verdict: verdict("accurate"), ...more };
}

test.each([
  ["none", false, "accurate", null],
  ["waiting", true, "accurate", null],
  ["agreed", true, "accurate", second("accurate", "accurate")],
  ["agreed", false, "accurate", second("accurate", "accurate")],
  ["differing", true, "accurate", second("accurate", "misleading")],
  // The first took over the other's verdict: nobody has said why.
  ["differing", true, "misleading", second("accurate", "misleading")],
  ["settled", true, "misleading", second("accurate", "misleading", "misleading")],
  ["settled", true, "opinion", second("accurate", "misleading", "opinion")],
  // Changed after both agreed, or after it was settled.
  ["differing", true, "opinion", second("accurate", "accurate")],
  ["differing", true, "accurate", second("accurate", "misleading", "misleading")],
] as const)("%s (asked for: %s, now %s)", (state, asked, now, given) => {
  expect(secondState({ verdict: verdict(now), second: given }, asked)).toBe(state);
});

test("open to its authors and to who has read it; to everybody once two have judged", () => {
  const waiting = annotation();
  expect([ada, joon].map(({ id }) => isOpenTo(waiting, id, nobody))).toEqual([true, false]);
  expect(isOpenTo(waiting, joon.id, new Set([waiting.id]))).toBe(true);
  expect(isOpenTo(annotation({ second: second("accurate", "opinion") }), mara.id, nobody)).toBe(true);
});

test("what is hidden is all that was said; the claim and where it stands are not", () => {
  const given = annotation();
  const shown = asShownTo(given, joon.id, nobody);
  expect(shown).toMatchObject({ hidden: true, closed: true, verdict: null, evidence: [], comments: [], contacts: [], signOffs: [] });
  expect(shown).toMatchObject({ claim: given.claim, passages: given.passages, authors: given.authors });
  expect(asShownTo(given, ada.id, nobody)).toBe(given);
});

test("those who judged settle it; in place of one who has left, anybody who works there", () => {
  const differing = annotation({ second: second("accurate", "misleading") });
  expect([ada, joon, mara].map(({ id }) => maySettle(differing, id, [ada, joon, mara]))).toEqual([true, true, false]);
  expect(maySettle(differing, mara.id, [ada, mara])).toBe(true);
  expect(maySettle(differing, mara.id, [joon, mara])).toBe(true);
  expect(maySettle(differing, mara.id, [ada])).toBe(false);
  expect(maySettle(annotation(), ada.id, [ada])).toBe(false);
});
