import { expect, test } from "vitest";
import { z } from "zod";
import { inputWords } from "./input-words.ts";

const shape = z.strictObject({
  claim: z.string().min(1).max(5),
  code: z.string().min(3),
  passages: z
    .array(z.object({ start: z.number().int().min(0) }))
    .min(1)
    .max(2),
  kind: z.enum(["update", "correction"]),
  own: z.string().min(1, "Say what it is called."),
});
const right = { claim: "a", code: "abc", passages: [{ start: 0 }], kind: "update", own: "x" };

test.each([
  [{ claim: undefined }, "This is missing."],
  [{ claim: { contains: "" } }, "This should be a string."],
  [{ passages: "all" }, "This should be an array."],
  [{ claim: "" }, "This can’t be empty."],
  [{ claim: "too long" }, "This is too long: there is room for 5 characters."],
  [{ code: "a" }, "This is too short: at least 3 characters are needed."],
  [{ passages: [] }, "Give at least one."],
  [{ passages: [{ start: 1 }, { start: 1 }, { start: 1 }] }, "This is too long: there is room for 2 entries."],
  [{ passages: [{ start: -1 }] }, "This should be 0 or more."],
  [{ kind: "new" }, "Choose one of: update, correction."],
  [{ titel: "x" }, "There is no field “titel” here."],
  [{ own: "" }, "Say what it is called."],
])("%j: %s", (wrong, words) => {
  const parsed = shape.safeParse({ ...right, ...wrong }, { error: inputWords });
  expect(parsed.error?.issues[0]?.message).toBe(words);
});
