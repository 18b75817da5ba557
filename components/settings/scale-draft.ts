import type { Verdict, VerdictInput } from "#lib/domain/claim/scale.ts";
import { slugFrom } from "#lib/domain/text/slug.ts";

/** A verdict being edited. `slug` is null while it is new: verdicts given before find their definition by it, so it never changes later. */
export type DraftVerdict = Omit<VerdictInput, "slug"> & { key: string; slug: string | null };

export function draftOf(verdicts: Verdict[]): DraftVerdict[] {
  return verdicts.map(({ slug, name, definition, rating, needsEvidence }) => ({
    key: slug,
    slug,
    name,
    definition,
    rating,
    needsEvidence,
  }));
}

export function newVerdict(): DraftVerdict {
  return { key: crypto.randomUUID(), slug: null, name: "", definition: "", rating: null, needsEvidence: true };
}

/** What is sent: new verdicts get a short name made from their name, a free one. */
export function inputOf(draft: DraftVerdict[]): { verdicts: VerdictInput[] } {
  const taken = new Set(draft.flatMap((verdict) => (verdict.slug === null ? [] : [verdict.slug])));
  const verdicts = draft.map(({ key, slug, ...fields }) => ({ ...fields, slug: slug ?? freeSlug(fields.name, taken) }));
  return { verdicts };
}

function freeSlug(name: string, taken: Set<string>): string {
  const base = slugFrom(name).slice(0, 36).replace(/-$/, "") || "verdict";
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  taken.add(slug);
  return slug;
}

export function moved(draft: DraftVerdict[], index: number, by: -1 | 1): DraftVerdict[] {
  const next = [...draft];
  const [verdict] = next.splice(index, 1);
  if (verdict) next.splice(index + by, 0, verdict);
  return next;
}
