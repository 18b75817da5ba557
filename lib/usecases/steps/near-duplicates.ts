import type { Transaction } from "#lib/db/client.ts";
import { findSimilarTexts } from "#lib/db/similar-texts.ts";
import type { Warning } from "#lib/domain/article/article.ts";
import { nearDuplicateNote } from "#lib/domain/article/near-duplicate.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { comparedLength, nearlyTheSame, sampleRuns, sharedWording } from "#lib/domain/text/shared-wording.ts";

/** Fewer words than this are alike too easily. */
const fewWords = 40;
/** Enough that a text which shares a quarter of the wording has two of them in 999 cases of 1000. */
const sampledRuns = 32;
const mostNotes = 3;

/** Notes that name the articles which say nearly the same, most alike first, so that nobody checks a reprint without knowing. */
export async function nearDuplicateNotes(db: Transaction, { text, wordCount }: { text: string; wordCount: number }): Promise<Warning[]> {
  if (wordCount < fewWords) return [];
  const found = await findSimilarTexts(db, { pieces: sampleRuns(text, sampledRuns), wordCount, length: comparedLength });
  const sha256 = sha256Hex(text);
  return found
    .map((other) => ({ ...other, shared: sharedWording(text, other.beginning), same: other.sha256 === sha256 }))
    .filter(({ shared, same }) => same || shared >= nearlyTheSame)
    .toSorted((a, b) => Number(b.same) - Number(a.same) || b.shared - a.shared)
    .slice(0, mostNotes)
    .map(nearDuplicateNote);
}
