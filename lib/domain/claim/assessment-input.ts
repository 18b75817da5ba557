import { z } from "zod";
import { saysSomething } from "../text/says-something.ts";
import { longestSecondRationale, longestSettlement } from "./assessment.ts";

export const assessmentInput = z.object({
  annotationId: z.uuid(),
  /** Slug on the scale in force. */
  verdict: z.string("Give a verdict.").max(40),
  rationale: z
    .string()
    .trim()
    .max(longestSecondRationale, `A rationale here has at most ${longestSecondRationale} characters.`)
    .default(""),
});

export const settlementInput = z.object({
  annotationId: z.uuid(),
  version: z.number().int(),
  verdict: z.string("Give the verdict that you settle on.").max(40),
  words: z
    .string()
    .trim()
    .refine(saysSomething, "Say how you came to it: readers see it.")
    .max(longestSettlement, `A settlement has at most ${longestSettlement} characters.`),
  dissent: z.boolean().default(false),
});
