import type { Blocker } from "#lib/domain/revision/blocker.ts";
import { type GateRule, gateRules, type Overruling } from "#lib/domain/revision/gate.ts";

/** What somebody has to say to what stands in the way: reasons against rules of the gate, and doubts that are meant so. */
export type Answers = { reasons: Partial<Record<GateRule, string>>; acknowledged: string[] };

export const noAnswers: Answers = { reasons: {}, acknowledged: [] };

export const blockerKey = ({ rule, annotationId }: Pick<Blocker, "rule" | "annotationId">) => `${rule} ${annotationId ?? ""}`;

export function overrulings({ reasons }: Answers): Overruling[] {
  return gateRules.map((rule) => ({ rule, reason: reasons[rule]?.trim() ?? "" })).filter(({ reason }) => reason !== "");
}

export function acknowledgements(blockers: Blocker[], { acknowledged }: Answers) {
  return blockers.filter((blocker) => acknowledged.includes(blockerKey(blocker))).map(({ rule, annotationId }) => ({ rule, annotationId }));
}

/** Reasons as they are kept in the browser until they are published; empty where there are none. */
export const reasonsToKeep = ({ reasons }: Answers) =>
  new URLSearchParams(Object.entries(reasons).filter(([, reason]) => reason)).toString();

export function keptReasons(kept: string): Answers["reasons"] {
  const known = new URLSearchParams(kept);
  return Object.fromEntries(gateRules.flatMap((rule) => (known.has(rule) ? [[rule, known.get(rule) ?? ""]] : [])));
}

/** Has everything been answered that can be? What holds at every desk can only be mended. */
export function isAnswered(blocker: Blocker, answers: Answers): boolean {
  if (blocker.kind === "acknowledge") return answers.acknowledged.includes(blockerKey(blocker));
  return blocker.kind === "gate" && overrulings(answers).some(({ rule }) => rule === blocker.rule);
}
