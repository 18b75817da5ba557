import { type GateRule, type GateSetting, newGate, settingOf } from "./gate.ts";
import type { RevisionContent } from "./revision.ts";

/** What a rule asks, as the end of “it is asked that …”. */
const asks: Record<GateRule, (setting: GateSetting) => string> = {
  "not-empty": () => "at least one annotation is published",
  "signed-off": ({ by }) =>
    `each annotation is signed off by ${by === "not-the-last" ? "anyone but the last to change it" : "someone who wrote none of it"}`,
  "whole-signed": () => "the summary and the verdict on the whole are signed off by a second person",
  sources: ({ number = 1 }) => `each rated verdict has at least ${number === 1 ? "one source" : `${number} sources`}`,
  sites: ({ number = 1 }) =>
    number === 1
      ? "each rated verdict has a source"
      : `at least ${number} sources of each rated verdict are independent, by site and owner`,
  captured: () => "the desk keeps a copy of each source",
  "quoted-words-found": () => "the words quoted from each source stand in the desk’s copy of it",
  "second-verdict": () => "each verdict is given twice, by two people independently, and they agree on it or settle it",
  contact: () => "for each rated verdict the claimant or the outlet was asked for comment, and it is said what came of it",
  "no-open-discussion": () => "no discussion is open",
  summary: () => "the review has a summary",
};

export function ruleWords(setting: GateSetting): string {
  return asks[setting.rule](setting);
}

/** What readers are told where a revision was published under less than the usual rules, or against them; nothing where all held. */
export function loosenedLines({ gate, overruled = [] }: Pick<RevisionContent, "gate" | "overruled">): string[] {
  const looser = (gate?.rules ?? []).filter((setting) => setting.looser);
  return [
    ...(gate?.enforced === false ? ["Published before this desk turned its rules for publishing on."] : []),
    ...looser.map((setting) =>
      setting.on
        ? `This desk asks only that ${ruleWords(setting)}, who may be one of its authors.`
        : `This desk does not ask that ${ruleWords({ ...settingOf(newGate.rules, setting.rule) })}.`,
    ),
    ...overruled.map(({ rule, reason, by }) => {
      const setting = gate?.rules.find((each) => each.rule === rule) ?? settingOf(newGate.rules, rule);
      return `${by} published this against the desk’s rule that ${ruleWords(setting)}. The reason given: ${reason}`;
    }),
  ];
}

/** The rules that a revision was held to: not those that an admin overruled. */
export function heldLines({ gate, overruled = [] }: Pick<RevisionContent, "gate" | "overruled">): string[] {
  const held = (gate?.rules ?? []).filter(({ rule, on }) => on && !overruled.some((each) => each.rule === rule));
  return gate?.enforced ? held.map((setting) => ruleWords(setting)) : [];
}
