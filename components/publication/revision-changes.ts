import { contactLine } from "#lib/domain/export/contact-words.ts";
import type { PublishedAnnotation, PublishedVerdict, RevisionContent } from "#lib/domain/revision/revision.ts";
import { plainText } from "./plain-text.ts";

export type TextChange = { label: string; before: string; after: string };

export type CheckChange =
  | { kind: "added" | "removed"; annotation: PublishedAnnotation }
  | {
      kind: "changed";
      annotation: PublishedAnnotation;
      verdict: { before: PublishedVerdict; after: PublishedVerdict } | null;
      texts: TextChange[];
      sources: boolean;
    };

export type RevisionChanges = {
  overallVerdict: { before: PublishedVerdict | null; after: PublishedVerdict | null } | null;
  summary: TextChange | null;
  /** The article's text itself is another snapshot. */
  newText: boolean;
  checks: CheckChange[];
};

/** What a reader would want to know of the step from one revision to the next. */
export function revisionChanges(before: RevisionContent, after: RevisionContent): RevisionChanges {
  const earlier = new Map(before.annotations.map((annotation) => [annotation.id, annotation]));
  const later = new Set(after.annotations.map(({ id }) => id));
  return {
    overallVerdict:
      before.overallVerdict?.slug === after.overallVerdict?.slug ? null : { before: before.overallVerdict, after: after.overallVerdict },
    summary: textChange("Summary", plainText(before.summary), plainText(after.summary)),
    newText: before.article.snapshot.sha256 !== after.article.snapshot.sha256,
    checks: [
      ...after.annotations.flatMap((annotation): CheckChange[] => {
        const previous = earlier.get(annotation.id);
        if (previous === undefined) return [{ kind: "added", annotation }];
        return changed(previous, annotation);
      }),
      ...before.annotations.filter(({ id }) => !later.has(id)).map((annotation): CheckChange => ({ kind: "removed", annotation })),
    ],
  };
}

function changed(before: PublishedAnnotation, after: PublishedAnnotation): CheckChange[] {
  const verdict = before.verdict.slug === after.verdict.slug ? null : { before: before.verdict, after: after.verdict };
  const texts = [
    textChange("Claim", before.claim, after.claim),
    textChange("Claimed by", before.claimant, after.claimant),
    textChange("Said on", before.claimedOn ?? "", after.claimedOn ?? ""),
    textChange("Rationale", plainText(before.rationale), plainText(after.rationale)),
    textChange("Asked for comment", askedIn(before), askedIn(after)),
  ].filter((change) => change !== null);
  const sources = JSON.stringify(before.evidence) !== JSON.stringify(after.evidence);
  if (verdict === null && texts.length === 0 && !sources) return [];
  return [{ kind: "changed", annotation: after, verdict, texts, sources }];
}

function askedIn({ contacts = [] }: PublishedAnnotation): string {
  return contacts.map(contactLine).join("\n");
}

function textChange(label: string, before: string, after: string): TextChange | null {
  return before === after ? null : { label, before, after };
}
