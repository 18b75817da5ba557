import fc from "fast-check";
import { expect, test } from "vitest";
import { occurrences } from "../claim/passages.ts";
import { carry, manyWords, textOf } from "./testing.ts";

/** So much on each side of a passage that stands once in either text tells where it is. */
const side = 16;

test("a passage whose surroundings stand once in both texts is never lost, whatever happens to the rest", () => {
  const text = (least: number, most: number) => textOf(manyWords, least, most).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.record({
        head: text(0, 30),
        before: text(4, 6),
        passage: text(1, 8),
        after: text(4, 6),
        tail: text(0, 30),
        newHead: text(0, 30),
        newTail: text(0, 30),
      }),
      ({ head, before, passage, after, tail, newHead, newTail }) => {
        const words = passage.trim();
        const [left, right] = [`${before.slice(-side * 2).trim()} `, ` ${after.slice(0, side * 2).trim()}`];
        fc.pre(words !== "" && left.length >= side + 1 && right.length >= side + 1);
        const frame = left + words + right;
        const [oldText, newText] = [`${head}\n${frame}\n${tail}`, `${newHead}\n${frame}\n${newTail}`];
        const isOnce = (part: string) => occurrences(oldText, part).length === 1 && occurrences(newText, part).length === 1;
        fc.pre(isOnce(left.slice(-side)) && isOnce(right.slice(0, side)));
        const start = head.length + 1 + left.length;
        const { anchoring, span } = carry(oldText, newText, start, start + words.length);
        expect(anchoring).not.toBe("lost");
        expect(span?.start).toBe(newHead.length + 1 + left.length);
      },
    ),
    { numRuns: 1000 },
  );
});
