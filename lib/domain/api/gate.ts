import { z } from "zod";
import { type Gate, gateRules, isLooser, signers } from "../revision/gate.ts";
import { ruleWords } from "../revision/gate-words.ts";

/** The rules that publishing is held to, as the API shows them. */
export const gateResponse = z.object({
  enforced: z.boolean().describe("False at a desk older than its gate, until an admin sets the gate: what it would stop is a warning."),
  rules: z.array(
    z.object({
      rule: z.enum(gateRules),
      on: z.boolean(),
      number: z.number().int().optional(),
      by: z.enum(signers).optional().describe("Who may sign off: anyone who wrote none of it, or anyone but the last to change it."),
      asks: z.string().describe("In words: it is asked that …"),
      looser: z.boolean().describe("Asks less than a new desk: every page published so says it."),
    }),
  ),
  proposesDeskOfOne: z
    .boolean()
    .describe("One person works here, and nobody could sign off: turning off `signed-off` and `whole-signed` makes it a desk of one."),
});

export function toGateResponse({ rules, ...gate }: Gate & { proposesDeskOfOne: boolean }): z.infer<typeof gateResponse> {
  return { ...gate, rules: rules.map((setting) => ({ ...setting, asks: ruleWords(setting), looser: isLooser(setting) })) };
}

/** One reason why a review can't be published as it stands. */
export const blockerResponse = z.object({
  rule: z.string(),
  kind: z.enum(["always", "gate", "acknowledge"]).describe("`gate`: an admin may overrule it. `acknowledge`: say that it is meant so."),
  annotationId: z.string().nullable(),
  message: z.string(),
  at: z.string().describe("Where it is mended: a fragment of the article's page at the desk."),
});
