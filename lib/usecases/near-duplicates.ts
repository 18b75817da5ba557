import type { Transaction } from "#lib/db/client.ts";
import { findSimilarTexts } from "#lib/db/similar-texts.ts";
import type { Warning } from "#lib/domain/article.ts";
import { nearDuplicateNote } from "#lib/domain/near-duplicate.ts";

/** Fewer words than this are alike too easily. */
const fewWords = 40;

/** Notes that name the articles which say nearly the same, so that nobody checks a reprint without knowing. */
export async function nearDuplicateNotes(db: Transaction, text: { text: string; wordCount: number }): Promise<Warning[]> {
  if (text.wordCount < fewWords) return [];
  const similar = await findSimilarTexts(db, text);
  return similar.map(nearDuplicateNote);
}
