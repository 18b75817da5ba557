import { expect, it } from "vitest";
import { firstScale } from "../claim/scale.ts";
import { colorAndUnderline, verdictLook } from "./verdict-look.ts";

const looks = firstScale.map((verdict) => ({ slug: verdict.slug, ...colorAndUnderline(verdictLook(verdict)) }));
const pairs = looks.flatMap((first, index) => looks.slice(index + 1).map((second) => [first, second] as const));

it.each(pairs)("underlines $0.slug and $1.slug so that they differ without their colours", (first, second) => {
  const [thin, thick] = [first, second].map(({ thickness }) => Number.parseFloat(thickness)).toSorted((a, b) => a - b);
  expect(first.underline !== second.underline || (thick ?? 0) >= 2 * (thin ?? 0)).toBe(true);
});
