import { z } from "zod";
import type { Annotation } from "../claim/annotation.ts";
import { type Settlement, secondState } from "../claim/assessment.ts";
import { assessmentInput, settlementInput } from "../claim/assessment-input.ts";

/** A second person's verdict, given before they were shown the first. */
export const assessmentRequest = z.strictObject({
  verdict: assessmentInput.shape.verdict.describe("Slug on the scale in force."),
  rationale: assessmentInput.shape.rationale.unwrap().optional().describe("Plain text."),
});

/** What the two settle on. */
export const verdictSettlementRequest = z.strictObject({
  verdict: settlementInput.shape.verdict.describe("Slug on the scale in force."),
  words: settlementInput.shape.words.describe("Why, for readers."),
  dissent: z.boolean().optional().describe("One of the two stays with their own verdict: readers are told."),
});

export const secondVerdictResponse = z.object({
  state: z.enum(["agreed", "differing", "settled"]),
  by: z.string().describe("Name."),
  verdict: z.string(),
  rationale: z.string(),
  first: z.string().describe("The verdict that stood when it was given."),
  claim: z.string().nullable().describe("The claim as it read then; null where it was not noted."),
  at: z.string(),
  wordsChangedAt: z.string().nullable().describe("When the words of the article that both judged became others; null where they stand."),
  settlement: z.object({ by: z.string(), verdict: z.string(), words: z.string(), dissent: z.boolean(), at: z.string() }).nullable(),
});

/** Are verdicts given twice, independently? */
export const secondVerdictRequest = z.strictObject({ asked: z.boolean() });
export const secondVerdictSettingResponse = z.object({
  article: z.boolean().describe("Asked for by the article's own setting."),
  desk: z.boolean().describe("Asked for by the gate, on every article."),
  people: z.number().int().describe("How many may work on the article."),
  needed: z.number().int().describe("How many it takes: one each for two verdicts, and one to sign off where that is on."),
});

export function toSecondVerdictResponse(
  annotation: Pick<Annotation, "claim" | "verdict" | "second">,
): z.infer<typeof secondVerdictResponse> | null {
  const { second } = annotation;
  if (second === null) return null;
  const state = secondState(annotation, true);
  const { settlement } = second;
  return {
    state: state === "agreed" || state === "settled" ? state : "differing",
    by: second.by.name,
    verdict: second.verdict.slug,
    rationale: second.rationale,
    first: second.first.slug,
    claim: second.claim,
    at: second.at,
    wordsChangedAt: second.wordsChangedAt,
    settlement: settlement && toSettlementResponse(settlement),
  };
}

function toSettlementResponse({ by, verdict, words, dissent, at }: Settlement) {
  return { by: by.name, verdict: verdict.slug, words, dissent, at };
}
