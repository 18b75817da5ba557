import type { PublishedVerdict } from "./revision.ts";

export type TallyEntry = Pick<PublishedVerdict, "slug" | "name" | "rating"> & { count: number };
export type Tally = { checked: number; entries: TallyEntry[] };

/**
 * How many annotations got which verdict: worst first, then the unrated in the order met. Annotations without a verdict are not
 * counted. Two definitions of one slug count as one, under the name met first.
 */
export function tally(annotations: { verdict: Pick<PublishedVerdict, "slug" | "name" | "rating"> | null }[]): Tally {
  const entries = new Map<string, TallyEntry>();
  for (const { verdict } of annotations) {
    if (verdict === null) continue;
    const entry = entries.get(verdict.slug);
    if (entry) entry.count += 1;
    else entries.set(verdict.slug, { slug: verdict.slug, name: verdict.name, rating: verdict.rating, count: 1 });
  }
  const sorted = [...entries.values()].sort((a, b) => (a.rating ?? 6) - (b.rating ?? 6));
  return { checked: sorted.reduce((sum, entry) => sum + entry.count, 0), entries: sorted };
}

/** "12 passages checked: 3 inaccurate, 1 opinion." */
export function tallySentence({ checked, entries }: Tally): string {
  if (checked === 0) return "No passages checked.";
  const counts = entries.map((entry) => `${entry.count} ${entry.name.toLocaleLowerCase("en")}`).join(", ");
  return `${checked} ${checked === 1 ? "passage" : "passages"} checked: ${counts}.`;
}
