import { isWordless } from "../prose/prose.ts";
import { type Annotation, isSuspended } from "./annotation.ts";

/** How far the work on what was marked has come, in four steps of which each includes the next. */
export type Coverage = {
  marked: number;
  /** With a verdict that holds, a rationale, and the evidence that such a verdict needs. */
  reasoned: number;
  submitted: number;
  signedOff: number;
};

/** What readers are told besides: how many of the marked can be checked at all, and how many of those have no verdict in this revision. */
export type PublishedCoverage = Coverage & { checkable: number; open: number };

type Covered = Pick<Annotation, "verdict" | "rationale" | "evidence" | "passages" | "state">;

export function coverageOf(annotations: readonly Covered[]): Coverage {
  const reasoned = annotations.filter(isReasoned);
  const signedOff = reasoned.filter(({ state }) => state === "signed-off").length;
  const submitted = reasoned.filter(({ state }) => state === "submitted").length + signedOff;
  return { marked: annotations.length, reasoned: reasoned.length, submitted, signedOff };
}

/**
 * Of all that is marked; what is excluded has no verdict in public. `blind`: second verdicts are asked for, and of what is excluded and waits
 * for one nothing else is told, as its judge reads this too.
 */
export function publishedCoverage(
  annotations: readonly (Covered & Pick<Annotation, "excluded" | "second">)[],
  { blind }: { blind: boolean },
): PublishedCoverage {
  const told = annotations.map((each) => (blind && each.excluded && each.second === null ? { ...each, verdict: null } : each));
  const checkable = told.filter(({ verdict }) => verdict?.slug !== opinion);
  return { ...coverageOf(told), checkable: checkable.length, open: checkable.filter(({ excluded }) => excluded).length };
}

/** The one verdict which says that there is nothing to check. */
const opinion = "opinion";

function isReasoned({ verdict, rationale, evidence, passages }: Covered): boolean {
  if (verdict === null || passages.some(isSuspended) || isWordless(rationale)) return false;
  return evidence.length > 0 || !verdict.needsEvidence;
}

/** "12 marked · 10 reasoned · 9 submitted · 8 signed off" */
export function coverageWords(coverage: Coverage): string {
  return coverageSteps(coverage).join(" · ");
}

/** The same, step by step. */
export function coverageSteps({ marked, reasoned, submitted, signedOff }: Coverage): string[] {
  return [`${marked} marked`, `${reasoned} reasoned`, `${submitted} submitted`, `${signedOff} signed off`];
}

/** "12 passages marked, 10 of them checkable, 2 of those still open." */
export function openWords({ marked, checkable, open }: PublishedCoverage): string {
  const still = open === 0 ? "none of those still open" : `${open} of those still open`;
  return `${marked === 1 ? "1 passage" : `${marked} passages`} marked, ${checkable} of them checkable, ${still}.`;
}
