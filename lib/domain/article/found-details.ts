import { z } from "zod";

/** Something an original says of itself, and where: `from` is for people. Dates are ISO 8601 dates, languages BCP 47 codes. */
const foundDetail = z.object({ value: z.string(), from: z.string() });
export type FoundDetail = z.infer<typeof foundDetail>;

const found = z.array(foundDetail);

/** What was found for each detail of an article: the likeliest first, each value once. */
export const foundDetails = z.object({
  title: found,
  outlet: found,
  author: found,
  sourceUrl: found,
  publishedAt: found,
  language: found,
});
export type FoundDetails = z.infer<typeof foundDetails>;

/** The first of each value, in the given order; empty ones are left out. At most `most`. */
export function eachOnce(candidates: { value: string | null; from: string }[], most = 6): FoundDetail[] {
  const seen = new Map<string, FoundDetail>();
  for (const { value, from } of candidates) if (value && !seen.has(value)) seen.set(value, { value, from });
  return [...seen.values()].slice(0, most);
}

/** Where a title is from that is only guessed. */
export const fromBeginning = "the beginning of the text";
