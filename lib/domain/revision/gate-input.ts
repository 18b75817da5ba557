import { z } from "zod";
import { changing } from "../changing.ts";
import { saysSomething } from "../text/says-something.ts";
import { type GateSetting, gateRules, greatestNumber, newGate, settingOf, signers, smallestNumber } from "./gate.ts";

export const gateSetting = z.object({
  rule: z.enum(gateRules),
  on: z.boolean(),
  number: z.number().int().min(smallestNumber).max(greatestNumber).optional(),
  by: z.enum(signers).optional(),
});

/** Some rules, to be set so; the others stay as they are. None: the gate is turned on as it stands. */
export const gateChange = z.strictObject({
  rules: z
    .array(
      changing(z.strictObject({ ...gateSetting.shape, on: z.boolean().optional() }), ["rule"])
        .refine(({ rule, number }) => number === undefined || settingOf(newGate.rules, rule).number !== undefined, {
          message: "This rule has no number.",
          path: ["number"],
        })
        .refine(({ rule, by }) => by === undefined || settingOf(newGate.rules, rule).by !== undefined, {
          message: "Only “signed-off” says by whom.",
          path: ["by"],
        }),
    )
    .max(gateRules.length)
    .refine((changes) => new Set(changes.map(({ rule }) => rule)).size === changes.length, "Name each rule once."),
});

/** All rules, in order, where some are set. */
export function changedRules(rules: GateSetting[], changes: z.infer<typeof gateChange>["rules"]): GateSetting[] {
  return gateRules.map((rule) => {
    const given = changes.find((change) => change.rule === rule);
    const known = settingOf(rules, rule);
    return { ...known, on: given?.on ?? known.on, ...(given?.number && { number: given.number }), ...(given?.by && { by: given.by }) };
  });
}

export const overruling = z.object({
  rule: z.enum(gateRules, `Only rules of the gate can be overruled: ${gateRules.join(", ")}.`),
  reason: z.string().trim().refine(saysSomething, "Say why: readers see the reason.").max(500, "A reason has at most 500 characters."),
});
