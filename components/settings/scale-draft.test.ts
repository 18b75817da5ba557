import { expect, test } from "vitest";
import { firstScale, scaleInput } from "#lib/domain/claim/scale.ts";
import { draftOf, inputOf, moved, newVerdict } from "./scale-draft.ts";

const draft = draftOf(firstScale.map((verdict, position) => ({ ...verdict, id: verdict.slug, position })));

test("an untouched scale is sent as it was", () => {
  expect(inputOf(draft)).toEqual({ verdicts: firstScale });
});

test("a renamed verdict keeps its short name; a new one gets a free one of its own", () => {
  const renamed = draft.map((verdict) => (verdict.slug === "opinion" ? { ...verdict, name: "Accurate" } : verdict));
  const added = ["Accurate", "Точно", "!!!", "A name as long as a name of a verdict may ever be, sixty signs"].map((name) => ({
    ...newVerdict(),
    name: name.slice(0, 60),
    definition: "As it says.",
  }));
  const { verdicts } = inputOf([...renamed, ...added]);
  expect(verdicts.find((verdict) => verdict.slug === "opinion")?.name).toBe("Accurate");
  expect(new Set(verdicts.map((verdict) => verdict.slug)).size).toBe(12);
  expect(scaleInput.safeParse({ verdicts }).success).toBe(true);
});

test("moving keeps every verdict", () => {
  expect(moved(draft, 0, 1).map(({ slug }) => slug)).toEqual(["mostly-accurate", "accurate", ...draft.slice(2).map(({ slug }) => slug)]);
  expect(moved(draft, 7, -1).at(-1)?.slug).toBe("unverifiable");
});
