import type { Warning } from "./article.ts";

const code = "near-duplicate";

/**
 * Says that an article of the library has these words or nearly these: `same` of the very same text, `shared` the share of the wording
 * that both have, from 0 to 1.
 */
export function nearDuplicateNote(found: { slug: string; title: string; outlet: string | null; shared: number; same: boolean }): Warning {
  const { slug, title, outlet, shared, same } = found;
  const where = `“${title}”${outlet === null ? "" : `, ${outlet}`} (${slug})`;
  // Another text may hold all the words, and more.
  const percent = Math.min(99, Math.round(shared * 100));
  const how = same ? "The same text" : `Nearly the same text (${percent}%)`;
  return { code, message: `${how} is in the library already: ${where}.` };
}

/** The slug of the article that such a note names; null for any other note. */
export function nearDuplicateSlug(note: Warning): string | null {
  return note.code === code ? (/ \(([^()\s]+)\)\.$/.exec(note.message)?.[1] ?? null) : null;
}
