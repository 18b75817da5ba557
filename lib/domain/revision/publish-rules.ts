import type { Annotation } from "../claim/annotation.ts";
import type { Scale, Verdict } from "../claim/scale.ts";
import { isWordless } from "../prose/prose.ts";
import { kindWords, turnsSentence } from "../sentence/kinds.ts";
import { saysSomething } from "../text/says-something.ts";
import { type AlwaysRule, annotationBlocker, annotationName, type Blocker, type DoubtRule, reviewBlocker } from "./blocker.ts";
import type { RevisionKind } from "./revision.ts";

/** What stands in the way of publishing this one annotation at any desk, and so of submitting it and of signing it off. */
export function annotationBlockers(annotation: Annotation, snapshotId: string): Blocker[] {
  const name = annotationName(annotation);
  const blockers: Blocker[] = [];
  const block = (rule: AlwaysRule, message: string) => blockers.push(annotationBlocker("always", rule, annotation, message));

  if (annotation.passages.length === 0) {
    block("no-passage", `${name} marks no passage. Select its words in the article, or leave it out.`);
  }
  const unsure = annotation.passages.find(
    ({ anchoring, snapshotId: on }) => anchoring === "changed" || anchoring === "lost" || on !== snapshotId,
  );
  if (unsure) {
    const what =
      unsure.anchoring === "lost"
        ? "is no longer in the article. Select it anew or drop it."
        : "has changed since the verdict was given. Confirm it, select it anew or drop it.";
    block("unsure-passage", `${name}: a passage ${what}`);
  }
  const turned = annotation.passages.find(({ sentenceChange }) => sentenceChange && turnsSentence(sentenceChange))?.sentenceChange;
  if (turned && !unsure) {
    block(
      "turned-sentence",
      `${name}: the sentence around a passage has changed: ${kindWords(turned)}. Confirm that the verdict still holds.`,
    );
  }
  if (annotation.verdict === null) block("no-verdict", `${name} has no verdict yet. Give it one, or leave it out.`);
  if (isWordless(annotation.rationale)) block("no-rationale", `${name} has no rationale yet. Say why, or leave it out.`);
  if (annotation.verdict?.needsEvidence && annotation.evidence.length === 0) {
    block("no-evidence", `${name} has no evidence yet. “${annotation.verdict.name}” needs at least one source or passage behind it.`);
  }
  return blockers;
}

/** Nobody publishes what is hidden from them, and nobody is told more of it. */
export function hiddenBlocker(annotation: Annotation): Blocker {
  const message = `${annotationName(annotation)} is judged by two people independently, and hidden from you until you have given your verdict.`;
  return annotationBlocker("always", "hidden", annotation, message);
}

/** What stands in the way of a revision of this kind, whatever it says. */
export function revisionBlockers(kind: RevisionKind, note: string): Blocker[] {
  if (kind !== "correction" || saysSomething(note)) return [];
  return [reviewBlocker("always", "correction-reason", "A correction says in its note what was wrong.", "#publish")];
}

const [best, worst] = [5, 1];

/** What may be meant so, and has to have been looked at: evidence that says the opposite of the verdict, a definition that isn't in force any more. */
export function annotationDoubts(annotation: Annotation, scale: Scale): Blocker[] {
  const { verdict, evidence } = annotation;
  if (verdict === null) return [];
  const name = annotationName(annotation);
  const only = (stance: "supports" | "contradicts", other: "supports" | "contradicts") =>
    evidence.some((row) => row.stance === stance) && !evidence.some((row) => row.stance === other);
  const doubts: Blocker[] = [];
  const doubt = (rule: DoubtRule, message: string) => doubts.push(annotationBlocker("acknowledge", rule, annotation, message));

  if (verdict.rating === best && only("contradicts", "supports")) {
    doubt("only-contradicting", `${name} is “${verdict.name}”, and all of its evidence contradicts the claim. Is that meant?`);
  }
  if (verdict.rating === worst && only("supports", "contradicts")) {
    doubt("only-supporting", `${name} is “${verdict.name}”, and all of its evidence supports the claim. Is that meant?`);
  }
  if (isRedefined(verdict, scale)) {
    doubt("definition-changed", `${name}: what “${verdict.name}” means has been changed since it was given. Does it still hold?`);
  }
  return doubts;
}

function isRedefined({ slug, definition }: Verdict, { verdicts }: Scale): boolean {
  return verdicts.find((verdict) => verdict.slug === slug)?.definition !== definition;
}
