import type { Stance } from "../claim/annotation.ts";
import type { QuoteState } from "../claim/capture.ts";
import type { SourceFinding, SourceKind } from "../claim/source.ts";
import { loosenedLines } from "../revision/gate-words.ts";
import type { PublishedAnnotation, PublishedEvidence, RevisionContent, RevisionKind } from "../revision/revision.ts";
import { nameList } from "../text/name-list.ts";

export const evidenceStance: Record<Stance, string> = { supports: "Supports", contradicts: "Contradicts", context: "Context" };

/** How words of an article are used elsewhere: “…” cited against a claim in … */
export const citationWords: Record<Stance, string> = {
  supports: "cited in support of a claim in",
  contradicts: "cited against a claim in",
  context: "cited as context in",
};

export const sourceKindWords: Record<SourceKind, string> = {
  primary: "Primary source",
  secondary: "Secondary source",
  statement: "Statement of an interested party",
  data: "Data",
  law: "Law",
  study: "Study",
};

/** What a source is, whose interest it speaks for and whose it is, as far as the desk said; empty where it didn’t. */
export function sourceWords({ kind, interest, owner }: { kind?: SourceKind | null; interest?: string; owner?: string } = {}): string {
  const parts = [kind && sourceKindWords[kind].toLowerCase(), interest && `in the interest of ${interest}`, owner && `owned by ${owner}`];
  return parts.filter(Boolean).join(", ");
}

export const revisionKindNames: Record<RevisionKind, string> = {
  first: "First published",
  update: "Update",
  correction: "Correction",
  clarification: "Clarification",
};

const months = "January February March April May June July August September October November December".split(" ");

/** An ISO 8601 date or time as "20 May 2025", by its UTC day; a month alone as "May 2025"; anything else as it is. */
export function longDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : [...(day ? [Number(day)] : []), name, year].join(" ");
}

/** That a source is a file which has no public address, and what is to be seen in it; empty for all others. */
export function fileWords({ file }: Pick<PublishedEvidence, "file">): string {
  if (!file) return "";
  return `file kept by the desk, SHA-256 ${file.sha256}${file.alt ? `; it shows: ${file.alt}` : ""}`;
}

/** What is known of our copy of a source, and of the words quoted from it, for readers; empty where nothing is. */
export function captureWords({ capture, file }: Pick<PublishedEvidence, "capture" | "file">): string {
  if (!capture) return "";
  const { state, at, quote, byHand } = capture;
  // The file itself is what is cited: there is no copy of it.
  if (file) return quote === null ? "" : fileQuoteWords[quote];
  if (at === null) return state === "gone" ? "not there when we asked for it" : "";
  const copy = `our copy of ${longDate(at)}${byHand ? ", put in by the desk" : ""}`;
  if (quote === "found") return `quoted words found in ${copy}`;
  if (quote === "similar") return `similar words, not the same, in ${copy}`;
  if (quote === "missing") return `quoted words not found in ${copy}`;
  return byHand ? `${copy}, kept by us` : `copy of ${longDate(at)} kept by us`;
}

const fileQuoteWords: Record<QuoteState, string> = {
  found: "quoted words found in it",
  similar: "similar words, not the same, in it",
  missing: "quoted words not found in it",
};

/** What a later look at a source found, for readers; where it has moved to is shown beside it. */
export function sourceNewsWords({ kind, at, moved }: Pick<SourceFinding, "kind" | "at" | "moved">): string {
  const on = longDate(at);
  const words: Record<SourceFinding["kind"], string> = {
    gone: `Gone, noticed on ${on}: the site says that there is no such document any more.`,
    moved: "",
    back: `It was away for a while, and is there again since ${on}.`,
    words_gone: `The words quoted are no longer in it, noticed on ${on}.`,
    words_back: `The words quoted are in it again, noticed on ${on}.`,
    changed: `It has changed around the words quoted, noticed on ${on}.`,
  };
  const move = moved ? `Moved, noticed on ${longDate(moved.at)}: its site leads to another address.` : "";
  return [move, words[kind]].filter(Boolean).join(" ");
}

export function reviewOf({ kind }: Pick<RevisionContent["article"], "kind">): string {
  return kind === "transcript" ? "Review of a transcript" : "Review of an article";
}

/** "Revision 2, published on 20 May 2025 by Mara Reyes for the Harbour Street Desk." */
export function revisionLine(content: RevisionContent): string {
  const line = `Revision ${content.number}, published on ${longDate(content.publishedAt)} by ${content.publishedBy} for ${content.desk.name}.`;
  return [line, ...(content.clock ? [clockLine(content.clock)] : []), ...loosenedLines(content)].join(" ");
}

/** What a revision says of a clock that was known to be wrong. */
export function clockLine({ reason }: { reason: string }): string {
  return `The clock was wrong when this was published, so its date is not to be trusted; its place in the log is. The reason given: ${reason}`;
}

/** " on 20 May 2025", " in May 2025"; empty where nobody knows. */
export function claimedOnWords({ claimedOn }: Pick<PublishedAnnotation, "claimedOn">): string {
  return claimedOn ? ` ${claimedOn.length > "2026-03".length ? "on" : "in"} ${longDate(claimedOn)}` : "";
}

/** "Claimed by the mayor on 20 May 2025", as far as either is known; empty where neither is. */
export function claimedWords({ claimant, claimedOn }: Pick<PublishedAnnotation, "claimant" | "claimedOn">): string {
  const by = claimant ? ` by ${claimant}` : "";
  const on = claimedOnWords({ claimedOn });
  return by || on ? `Claimed${by}${on}` : "";
}

type SignedOff = Pick<PublishedAnnotation, "signedOffBy" | "signedOffAt" | "earlierSignOffs">;

/**
 * "signed off by Mara Reyes on 20 May 2025"; where it was changed after that, "…; what changed since, by Joon Park on 21 May 2025". Empty where
 * nobody did.
 */
export function signedOffWords({ signedOffBy, signedOffAt, earlierSignOffs = [] }: SignedOff): string {
  const now = signedOffBy.length > 0 ? [{ by: signedOffBy, at: signedOffAt }] : [];
  const [first, ...later] = [...earlierSignOffs, ...now].map(({ by, at }) => `by ${nameList(by)}${at ? ` on ${longDate(at)}` : ""}`);
  if (first === undefined) return "";
  const since = later.length > 0 ? `; what changed since, ${later.join(", then ")}` : "";
  return `signed off ${first}${since}${now.length > 0 ? "" : ", before it was last changed"}`;
}

/** "Checked by Ada Lind and Joon Park, signed off by Mara Reyes on 20 May 2025"; empty where nobody is named. */
export function checkedBy({ reviewers, ...signed }: SignedOff & Pick<PublishedAnnotation, "reviewers">): string {
  const checked = reviewers.length > 0 ? `Checked by ${nameList(reviewers)}` : "";
  return [checked, signedOffWords(signed)].filter(Boolean).join(", ");
}

/** Who judged and who signed off, for a line of each. Revisions of before these were told apart name everybody at once. */
export function creditsOf({ credits, reviewers, annotations, whole }: RevisionContent): NonNullable<RevisionContent["credits"]> {
  if (credits) return credits;
  const signed = [...annotations.flatMap(({ signedOffBy }) => signedOffBy), ...(whole?.signedOffBy ?? [])];
  return { judged: reviewers, signed: [...new Set(signed)] };
}

/** What readers are told of a second, independent verdict: in a line, and in the words of those who gave it; empty where there was none. */
export function secondVerdictWords({ secondVerdict, verdict }: Pick<PublishedAnnotation, "secondVerdict" | "verdict">): {
  line: string;
  quotes: { by: string; words: string }[];
} | null {
  if (!secondVerdict) return null;
  const { outcome, by, at, first, second, claim, earlierText = false, rationale, settlement } = secondVerdict;
  const on = (date: string | undefined) => (date ? ` on ${longDate(date)}` : "");
  const read = claim === undefined ? "" : `, when the claim read: “${claim}”`;
  const since = earlierText ? " The words have changed since the first was given." : "";
  const both = `“${first.name}” and, by ${by}${on(at)}, who had not been shown it, “${second.name}”${read}`;
  const isReworded = (earlierText || claim !== undefined) && first.slug === verdict.slug && second.slug === verdict.slug;
  const dissent = second.slug === verdict.slug ? `“${first.name}”` : `“${second.name}” (${by})`;
  const lines = {
    agreed: `Two of two agreed: ${by} gave the same verdict${at ? `${on(at)},` : ""} before being shown the first.`,
    settled:
      earlierText && isReworded
        ? `Two of two agreed: ${by}${on(at)}, before being shown the first${read}.${since} Settled${on(settlement?.at)} that it holds for what they say now.`
        : `Settled as “${verdict.name}”${on(settlement?.at)} from ${both}.${since}`,
    dissent: `Judged ${both}.${since} Not all agree${isReworded ? " that this holds for what it says now" : `: the dissent is ${dissent}`}.`,
    differing: isReworded
      ? `Judged ${both}. ${since ? `${since.trim()} Published` : "Reworded since, and published"} before they settled whether that holds.`
      : `Two judged this and differ, ${both}.${since} Published before they settled it.`,
  };
  return {
    line: lines[outcome],
    quotes: [...(rationale ? [{ by, words: rationale }] : []), ...(settlement ? [settlement] : [])],
  };
}
