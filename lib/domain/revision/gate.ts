/** The rules that an admin turns on and off, in the order they are shown in. Each has its check in gate-rules.ts. */
export const gateRules = [
  "not-empty",
  "signed-off",
  "whole-signed",
  "sources",
  "sites",
  "captured",
  "quoted-words-found",
  "second-verdict",
  "contact",
  "no-open-discussion",
  "summary",
] as const;
export type GateRule = (typeof gateRules)[number];

/** By whom what is published has to be signed off: anyone who wrote none of it, or anyone but the last to change it. */
export const signers = ["not-an-author", "not-the-last"] as const;
export type Signer = (typeof signers)[number];

export const smallestNumber = 1;
export const greatestNumber = 20;

/** How a rule is set. `number` and `by` only where the rule has them. */
export type GateSetting = { rule: GateRule; on: boolean; number?: number | undefined; by?: Signer | undefined };

/** The rules of a desk. Not `enforced`: a desk that is older than its gate, which is told what it would stop until an admin turns it on. */
export type Gate = { rules: GateSetting[]; enforced: boolean };

/** How a new desk starts. */
const defaults: GateSetting[] = [
  { rule: "not-empty", on: true },
  { rule: "signed-off", on: true, by: "not-an-author" },
  { rule: "whole-signed", on: true },
  { rule: "sources", on: false, number: 2 },
  { rule: "sites", on: false, number: 2 },
  { rule: "captured", on: false },
  { rule: "quoted-words-found", on: false },
  { rule: "second-verdict", on: false },
  { rule: "contact", on: false },
  { rule: "no-open-discussion", on: false },
  { rule: "summary", on: false },
];

export const newGate: Gate = { rules: defaults, enforced: true };

export function settingOf(rules: readonly GateSetting[], rule: GateRule): GateSetting {
  const setting = rules.find((each) => each.rule === rule) ?? defaults.find((each) => each.rule === rule);
  if (!setting) throw new Error(`There is no rule ${rule}.`);
  return setting;
}

/** What somebody changed of the rules that they were shown: no more is sent, as others may set other rules at the same time. */
export function changesOf(shown: readonly GateSetting[], rules: readonly GateSetting[]): GateSetting[] {
  return rules.filter((setting) => {
    const before = settingOf(shown, setting.rule);
    return setting.on !== before.on || setting.number !== before.number || setting.by !== before.by;
  });
}

/** Does it ask less than what a new desk starts with? Then every page that is published so says it. */
export function isLooser({ rule, on, by }: GateSetting): boolean {
  const usual = settingOf(defaults, rule);
  return usual.on && (!on || by !== usual.by);
}

/** The gate of someone who works alone: nobody is there to sign off. */
export const deskOfOne: Pick<GateSetting, "rule" | "on">[] = [
  { rule: "signed-off", on: false },
  { rule: "whole-signed", on: false },
];

export const isDeskOfOne = ({ rules }: Gate) => !settingOf(rules, "signed-off").on && !settingOf(rules, "whole-signed").on;

/** An admin's word against a rule of the gate, for this one revision. Readers get the reason. */
export type Overruling = { rule: GateRule; reason: string };
