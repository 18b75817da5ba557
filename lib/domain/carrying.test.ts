import fc from "fast-check";
import { expect, test } from "vitest";
import { carryPassage } from "./carrying.ts";
import { makePassage } from "./passages.ts";

const oldText = "The bridge opened in May. It cost ten million. The mayor came. It cost ten million, he said later on that day in June.";

function carry(exact: string, newText: string, from = 0) {
  const start = oldText.indexOf(exact, from);
  const carried = carryPassage(makePassage(oldText, { start, end: start + exact.length }), oldText, newText);
  return carried.anchoring === "lost" ? "lost" : { anchoring: carried.anchoring, start: carried.anchor.start };
}

test("a text that changes elsewhere keeps the passage, in place or moved", () => {
  expect(carry("The bridge opened", oldText.replace("June", "July"))).toEqual({ anchoring: "exact", start: 0 });
  expect(carry("The mayor came", `Live. ${oldText}`)).toEqual({ anchoring: "moved", start: oldText.indexOf("The mayor") + 6 });
});

test("changed or deleted words are lost", () => {
  expect(carry("cost ten million", oldText.replaceAll("ten", "nine"))).toBe("lost");
  expect(carry("The mayor came", oldText.replace("The mayor came. ", ""))).toBe("lost");
});

test("of words that stood twice and stand once, none is taken for the other", () => {
  const once = oldText.replace(" It cost ten million.", "");
  expect(carry("It cost ten million", once)).toBe("lost");
});

test("the same words somewhere else altogether are not taken for the passage", () => {
  expect(carry("in May", "A new text about other things that were in May of another year.")).toBe("lost");
});

test("whatever is put before and behind, a passage stays on its own words", () => {
  const piece = fc.string({ unit: "grapheme", maxLength: 40 });
  fc.assert(
    fc.property(
      piece,
      piece,
      piece,
      piece,
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 10 }),
      (before, after, head, tail, exact) => {
        const text = before + exact + after;
        const start = before.length;
        const passage = makePassage(text, { start, end: start + exact.length });
        const carried = carryPassage(passage, text, head + text + tail);
        if (carried.anchoring !== "lost") expect(carried.anchor.exact).toBe(exact);
      },
    ),
  );
});
