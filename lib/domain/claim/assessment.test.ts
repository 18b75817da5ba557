import { expect, test } from "vitest";
import { annotationFixture } from "../revision/testing-revision.ts";
import type { Annotation } from "./annotation.ts";
import { asShownTo, dissentersFrom, isOpenTo, maySettle, mayTakeAway, type SecondVerdict, secondState } from "./assessment.ts";
import type { Verdict } from "./scale.ts";

const nobody = new Set<string>();
const [ada, joon, mara] = ["Ada", "Joon", "Mara"].map((name) => ({ id: `user-${name}`, name })) as [Person, Person, Person];
type Person = { id: string; name: string };

const claim = "The bridge was hit three times.";

function verdict(slug: string): Verdict {
  return { id: slug, slug, name: slug, definition: "", rating: 3, needsEvidence: true, position: 1 };
}

function second(first: string, given: string, settled?: string): SecondVerdict {
  const at = "2025-05-12T10:00:00Z";
  const settlement = settled === undefined ? null : { verdict: verdict(settled), claim, words: "So.", dissent: false, by: ada, at };
  return {
    by: joon,
    verdict: verdict(given),
    first: verdict(first),
    firstBy: ada,
    claim,
    rationale: "",
    at,
    wordsChangedAt: null,
    settlement,
  };
}

function annotation(more: Partial<Annotation> = {}): Annotation {
  const authors = [{ ...ada, signed: false }];
  return { ...annotationFixture("hit three times"), createdBy: ada, authors, claim, verdict: verdict("accurate"), ...more };
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
  expect(secondState({ claim, verdict: verdict(now), second: given }, asked)).toBe(state);
});

test("what two agreed or settled on is of the claim as it read: reworded, it waits to be settled", () => {
  const reworded = { claim: "The bridge was never hit.", verdict: verdict("accurate") };
  expect(secondState({ ...reworded, second: second("accurate", "accurate") }, true)).toBe("differing");
  expect(secondState({ ...reworded, second: second("accurate", "misleading", "accurate") }, true)).toBe("differing");
  expect(secondState({ ...reworded, second: { ...second("accurate", "accurate"), claim: null } }, true)).toBe("agreed");
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
  // What is written there may be read by everybody.
  const origin = { id: "https://elsewhere.example/a/1", creator: "Ada", createdAt: null, updatedAt: null };
  expect(asShownTo(annotation({ origin }), joon.id, nobody).origin).toBeNull();
});

test("those who judged settle it; in place of one who has left, anybody who works there", () => {
  const differing = annotation({ second: second("accurate", "misleading") });
  expect([ada, joon, mara].map(({ id }) => maySettle(differing, id, [ada, joon, mara]))).toEqual([true, true, false]);
  expect(maySettle(differing, mara.id, [ada, mara])).toBe(true);
  expect(maySettle(differing, mara.id, [joon, mara])).toBe(true);
  expect(maySettle(differing, mara.id, [ada])).toBe(false);
  expect(maySettle(annotation(), ada.id, [ada])).toBe(false);
  // Whoever gave the first verdict is a side of it, though somebody else marked the passage and their verdict stands no more.
  const others = annotation({ second: second("accurate", "misleading"), authors: [] });
  expect([ada, mara].map(({ id }) => maySettle(others, id, [ada, joon, mara]))).toEqual([true, false]);
});

test.each([
  ["whoever yields settles it alone", "accurate", "misleading", ada, "misleading", []],
  ["whoever keeps their own verdict leaves the other a dissent", "accurate", "misleading", ada, "accurate", [joon]],
  ["the second judge can’t settle away the first one’s either", "accurate", "misleading", joon, "misleading", [ada]],
  ["a third verdict is the settler’s alone, until the other settles on it", "accurate", "misleading", ada, "opinion", [joon]],
] as const)("%s", (_, first, given, settler, slug, dissenters) => {
  const differing = annotation({ verdict: verdict(first), second: second(first, given) });
  const names = dissentersFrom(differing, { slug, settlerId: settler.id, people: [ada, joon, mara] }).map(({ name }) => name);
  expect(names).toEqual(dissenters.map(({ name }) => name));
});

test("nobody dissents once both have settled on the same, nor who has left; a reworded claim needs both again", () => {
  const everybody = [ada, joon, mara];
  const settled = annotation({ verdict: verdict("opinion"), second: second("accurate", "misleading", "opinion") });
  expect(dissentersFrom(settled, { slug: "opinion", settlerId: joon.id, people: everybody })).toEqual([]);
  const differing = annotation({ second: second("accurate", "misleading") });
  expect(dissentersFrom(differing, { slug: "accurate", settlerId: ada.id, people: [ada, mara] })).toEqual([]);
  // What they had said for readers to know stays said, though they have left since.
  const { settlement, ...judged } = second("accurate", "misleading", "accurate");
  const dissenting = annotation({ second: { ...judged, settlement: settlement && { ...settlement, dissent: true } } });
  for (const { id: settlerId } of [ada, mara])
    expect(dissentersFrom(dissenting, { slug: "accurate", settlerId, people: [ada, mara] })).toEqual([joon]);
  expect(dissentersFrom(dissenting, { slug: "misleading", settlerId: ada.id, people: [ada, mara] })).toEqual([]);
  const reworded = annotation({ claim: "The bridge was never hit.", second: second("accurate", "accurate") });
  expect(dissentersFrom(reworded, { slug: "accurate", settlerId: ada.id, people: everybody })).toEqual([joon]);
  expect(dissentersFrom(reworded, { slug: "accurate", settlerId: joon.id, people: everybody })).toEqual([]);
});

test("whose verdict was judged otherwise doesn’t take it away", () => {
  const differing = annotation({ second: second("accurate", "misleading") });
  expect([ada, joon, mara].map(({ id }) => mayTakeAway(differing, id))).toEqual([false, true, true]);
  expect(mayTakeAway(annotation({ second: second("accurate", "accurate") }), ada.id)).toBe(true);
  expect(mayTakeAway(annotation(), ada.id)).toBe(true);
});
