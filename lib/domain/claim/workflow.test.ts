import { expect, test } from "vitest";
import type { SignOff } from "./annotation.ts";
import { annotationState, inReadingOrder } from "./workflow.ts";

const signOff = (version: number, decision: SignOff["decision"]): SignOff => ({
  id: `${version}-${decision}`,
  version,
  decision,
  note: "",
  standing: "independent",
  by: { id: "1", name: "Ada" },
  createdAt: "2025-01-01T00:00:00.000Z",
});

test.each([
  ["draft", { version: 1, submitted: false, signOffs: [] }],
  ["submitted", { version: 1, submitted: true, signOffs: [] }],
  ["signed-off", { version: 2, submitted: true, signOffs: [signOff(1, "return"), signOff(2, "approve")] }],
  ["returned", { version: 2, submitted: false, signOffs: [signOff(2, "return")] }],
  ["submitted", { version: 3, submitted: true, signOffs: [signOff(2, "approve")] }],
  ["draft", { version: 3, submitted: false, signOffs: [signOff(2, "return")] }],
  ["submitted", { version: 2, submitted: true, signOffs: [signOff(2, "return")] }],
] as const)("%s", (state, annotation) => {
  expect(annotationState({ ...annotation, signOffs: [...annotation.signOffs] })).toBe(state);
});

test("annotations come as one meets them, the shorter first, then the older, those without a passage last", () => {
  const passage = (start: number, end: number) => ({
    id: "",
    snapshotId: "",
    start,
    end,
    exact: "",
    prefix: "",
    suffix: "",
    anchoring: "exact" as const,
    sentenceChange: null,
  });
  const annotations = [
    { id: "a", name: "lost", passages: [], createdAt: "1" },
    { id: "b", name: "inner", passages: [passage(5, 8)], createdAt: "2" },
    { id: "c", name: "outer", passages: [passage(90, 95), passage(5, 20)], createdAt: "3" },
    { id: "e", name: "inner, later", passages: [passage(5, 8)], createdAt: "21" },
    { id: "d", name: "first", passages: [passage(0, 2)], createdAt: "4" },
  ];
  expect(inReadingOrder(annotations).map(({ name }) => name)).toEqual(["first", "inner", "inner, later", "outer", "lost"]);
});
