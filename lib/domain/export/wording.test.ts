import { expect, test } from "vitest";
import type { PublishedSecondVerdict } from "../revision/revision.ts";
import { secondVerdictWords } from "./wording.ts";

const verdict = (slug: string) => ({ slug, name: slug, definition: "", rating: 3 });
const at = "2025-05-12T10:00:00Z";

function lineOf(more: Partial<PublishedSecondVerdict>): string {
  const secondVerdict = { outcome: "settled", by: "Joon", at, first: verdict("accurate"), second: verdict("accurate"), ...more } as const;
  return secondVerdictWords({ secondVerdict, verdict: verdict("accurate") })?.line ?? "";
}

test("two who judged words that have changed since are not said to agree on what these say now, unless that was settled", () => {
  const settlement = { by: "Joon", words: "It holds.", at };
  const changed = "The words have changed since the first was given.";
  expect(lineOf({ earlierText: true, settlement })).toBe(
    `Two of two agreed: Joon on 12 May 2025, before being shown the first. ${changed} Settled on 12 May 2025 that it holds for what they say now.`,
  );
  expect(lineOf({ earlierText: true, settlement, second: verdict("opinion") })).toMatch(`“opinion”. ${changed}`);
  expect(lineOf({ earlierText: true, outcome: "differing" })).toMatch(`${changed} Published before they settled whether that holds.`);
  expect(lineOf({ earlierText: true, outcome: "dissent", settlement })).toMatch(
    `${changed} Not all agree that this holds for what it says now.`,
  );
  expect(lineOf({ outcome: "agreed" })).not.toContain(changed);
});
