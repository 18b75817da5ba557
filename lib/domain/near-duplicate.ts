import type { Warning } from "./article.ts";

const code = "near-duplicate";

/** Says that an article of the library has nearly these words; `similarity` from 0 to 1. */
export function nearDuplicateNote(found: { slug: string; title: string; outlet: string | null; similarity: number }): Warning {
  const { slug, title, outlet, similarity } = found;
  const where = `“${title}”${outlet === null ? "" : `, ${outlet}`} (${slug})`;
  // What rounds to 100% need not be the same.
  const percent = Math.min(99, Math.round(similarity * 100));
  const how = similarity === 1 ? "The same text" : `Nearly the same text (${percent}%)`;
  return { code, message: `${how} is in the library already: ${where}.` };
}

/** The slug of the article that such a note names; null for any other note. */
export function nearDuplicateSlug(note: Warning): string | null {
  return note.code === code ? (/ \(([^()\s]+)\)\.$/.exec(note.message)?.[1] ?? null) : null;
}
