import type { Annotation } from "../claim/annotation.ts";
import type { GateRule } from "./gate.ts";

/** What holds at every desk, and is never overruled. */
export type AlwaysRule =
  | "no-passage"
  | "unsure-passage"
  | "turned-sentence"
  | "no-verdict"
  | "no-rationale"
  | "no-evidence"
  | "hidden"
  | "correction-reason";
/** What somebody has to have looked at. */
export type DoubtRule = "only-contradicting" | "only-supporting" | "definition-changed";

/**
 * One reason why a review can't be published as it stands, worded for whoever publishes. An admin may overrule the gate's; a doubt is settled
 * by saying that it is meant so (`acknowledge`).
 */
export type Blocker = {
  rule: AlwaysRule | GateRule | DoubtRule;
  kind: "always" | "gate" | "acknowledge";
  annotationId: string | null;
  message: string;
  /** Where it is mended: a fragment of the article's page at the desk. */
  at: string;
};

export function annotationBlocker(kind: Blocker["kind"], rule: Blocker["rule"], { id }: Pick<Annotation, "id">, message: string): Blocker {
  return { rule, kind, annotationId: id, message, at: `#a-${id}` };
}

export function reviewBlocker(kind: Blocker["kind"], rule: Blocker["rule"], message: string, at = "#review"): Blocker {
  return { rule, kind, annotationId: null, message, at };
}

/** For a sentence that says no. */
export function blockersInWords(blockers: Blocker[]): string {
  return blockers.map(({ message }) => message).join(" ");
}

/** An annotation, in a sentence about it: the beginning of its claim, or of its words. */
export function annotationName(annotation: Pick<Annotation, "claim" | "passages">): string {
  const text = annotation.claim || annotation.passages[0]?.exact || "Annotation without words";
  const characters = [...text.replaceAll(/\s+/g, " ").trim()];
  return `“${characters.length <= 60 ? characters.join("") : `${characters.slice(0, 59).join("").trimEnd()}…`}”`;
}
