import type { Annotation } from "../claim/annotation.ts";
import { isEmptyProse } from "../prose/prose.ts";
import { kindWords, turnsSentence } from "../sentence/kinds.ts";

type BlockerCode = "no-passage" | "unsure-passage" | "turned-sentence" | "no-verdict" | "no-rationale" | "no-evidence";

/** One reason why a review can't be published as it stands, worded for whoever publishes. */
export type Blocker = { annotationId: string | null; code: BlockerCode; message: string };

type PublishInput = {
  /** The snapshot that would be published. */
  snapshotId: string;
  /** Not the deleted ones. Excluded ones are looked past. */
  annotations: Annotation[];
};

/**
 * Everything that stands in the way of publishing, annotation by annotation in the order given; nothing: publish. Only annotations
 * block: a review may go out without a summary, a verdict on the whole or any annotation.
 */
export function publishBlockers({ snapshotId, annotations }: PublishInput): Blocker[] {
  return annotations.filter((annotation) => !annotation.excluded).flatMap((annotation) => annotationBlockers(annotation, snapshotId));
}

function annotationBlockers(annotation: Annotation, snapshotId: string): Blocker[] {
  const name = `“${shortened(annotation.claim || annotation.passages[0]?.exact || "Annotation without words")}”`;
  const blockers: Blocker[] = [];
  const block = (code: BlockerCode, message: string) => blockers.push({ annotationId: annotation.id, code, message });

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
  if (isEmptyProse(annotation.rationale)) block("no-rationale", `${name} has no rationale yet. Say why, or leave it out.`);
  if (annotation.verdict?.needsEvidence && annotation.evidence.length === 0) {
    block("no-evidence", `${name} has no evidence yet. “${annotation.verdict.name}” needs at least one source or passage behind it.`);
  }
  return blockers;
}

function shortened(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, " ").trim()];
  return characters.length <= 60 ? characters.join("") : `${characters.slice(0, 59).join("").trimEnd()}…`;
}
