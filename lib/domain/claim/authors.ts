import { z } from "zod";
import { proseToMarkdown } from "../prose/markdown-writing.ts";
import { type Annotation, isSure } from "./annotation.ts";
import { publicWords } from "./contact.ts";
import type { Review } from "./review.ts";
import { beginTrace, editTrace, followTrace, handsIn, trace } from "./trace.ts";

/** What an annotation or a review says, field by field, cut into the words (of a list: the rows) that somebody can put in or take out. */
export type Said = Record<string, string[]>;

/**
 * Who wrote what, since it was signed off last. `held` are authors whatever they take back: who began it, and those of whom it isn't known
 * what they changed. Ids of people.
 */
export const authorship = z.object({ held: z.array(z.string()), fields: z.record(z.string(), trace) });
export type Authorship = z.infer<typeof authorship>;

/** What nobody has changed since it was signed off, or since this is kept track of. */
export function beginAuthorship(said: Said, held: string[] = []): Authorship {
  return { held, fields: Object.fromEntries(Object.entries(said).map(([field, words]) => [field, beginTrace(words)])) };
}

/** `by` changed what was said from `before` to `after`. What differs from when it was changed last was nobody's doing: the outlet's. */
export function changeAuthorship({ held, fields }: Authorship, before: Said, after: Said, by: string[]): Authorship {
  const changed = Object.entries(after).map(([field, words]) => {
    const known = fields[field] ?? beginTrace(before[field] ?? []);
    return [field, editTrace(followTrace(known, before[field] ?? []), words, by)];
  });
  return { held, fields: { ...fields, ...Object.fromEntries(changed) } };
}

/** Everyone who wrote some of what is said now, or took out of it what is missing. They don't sign it off. */
export function authorsOf({ held, fields }: Authorship): string[] {
  return [...new Set([...held, ...Object.values(fields).flatMap((each) => [...handsIn(each)])])];
}

/** All of an annotation that somebody signs off. A passage that waits for a person says something else once a person has looked at it. */
export function saidIn(
  annotation: Pick<Annotation, "claim" | "claimant" | "claimedOn" | "verdict" | "rationale" | "evidence" | "passages" | "contacts">,
): Said {
  const { claim, claimant, claimedOn, verdict, rationale, evidence, passages, contacts } = annotation;
  return {
    claim: cut(claim),
    claimant: cut(claimant),
    claimedOn: claimedOn ? [claimedOn] : [],
    verdict: verdict ? [verdict.slug] : [],
    rationale: cut(proseToMarkdown(rationale)),
    evidence: evidence.map(({ id: _, ...row }) => JSON.stringify(row)),
    passages: passages.map(({ start, end, exact, anchoring, sentenceChange }) =>
      [start, end, isSure(anchoring) ? "" : anchoring, sentenceChange ? "turned" : "", exact].join(" "),
    ),
    contacts: contacts.map((contact) => JSON.stringify(publicWords(contact))),
  };
}

/** The same of a review as a whole. */
export function saidOnTheWhole({ summary, overallVerdict }: Pick<Review, "summary" | "overallVerdict">): Said {
  return { summary: cut(proseToMarkdown(summary)), verdict: overallVerdict ? [overallVerdict.slug] : [] };
}

/** Words, and what stands between them: put together they are the text again. */
function cut(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu) ?? [];
}
