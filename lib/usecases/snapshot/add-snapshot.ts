import { z } from "zod";
import type { Transaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { listPassagesToCarry } from "#lib/db/passages.ts";
import { moveReviewToSnapshot } from "#lib/db/reviews.ts";
import { findLatestSnapshot, findOriginal, insertSnapshot } from "#lib/db/snapshots.ts";
import type { PassageCounts } from "#lib/domain/anchoring/versions.ts";
import { wordsLost } from "#lib/domain/anchoring/words-lost.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { reanchorInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { carryPassages } from "../steps/carry-passages.ts";
import { originalInput, prepareSnapshot } from "../steps/prepare-snapshot.ts";

const addition = originalInput.extend({
  articleId: z.uuid(),
  /** Take it in even when more than half of the words are gone. */
  force: z.boolean().default(false),
});

export type AddedSnapshot = { snapshot: Snapshot; passages: PassageCounts };

/**
 * Takes in the text as it reads now. The review goes on on the new snapshot: a passage whose very words are found there, beyond doubt,
 * comes along; one whose words have changed, or that is nowhere, waits for a person. What is published stays on the snapshot it was made on.
 */
export async function addSnapshot(actor: Actor | null, input: z.input<typeof addition>): Promise<Result<AddedSnapshot>> {
  const admitted = admit(actor, "load an article", addition, input);
  if (!admitted.ok) return admitted;
  const { actor: loader, input: given } = admitted.value;
  const prepared = await prepareSnapshot(given, {});
  if (!prepared.ok) return prepared;
  const { found: _, ...next } = prepared.value;

  return changeArticle(loader, given.articleId, async (db, article) => {
    const latest = await findLatestSnapshot(db, article.id);
    if (!latest) return articleNotFound();
    if (latest.sha256 === next.sha256) {
      return refuse("conflict", "The text hasn’t changed: these are the words of the newest snapshot.", {
        details: { snapshot: { id: latest.id, number: latest.number, sha256: latest.sha256 } },
      });
    }
    const gone = given.force ? null : await refuseLoss(db, article, latest, next.text);
    if (gone) return gone;
    // The same bytes: whatever reads otherwise now is the reader's doing, or that of the person who cleaned it.
    const { original } = await findOriginal(db, latest.id);
    const rereadOfId = Buffer.compare(original, next.original) === 0 ? latest.id : null;
    const number = latest.number + 1;
    const snapshot = await insertSnapshot(db, { ...next, articleId: article.id, number, rereadOfId, createdById: loader.id });
    await moveReviewToSnapshot(db, article.id, snapshot.id);
    const counts = await carryPassages(db, article, latest, snapshot);
    // Readers of the published review learn that the text has changed since.
    await wakePublications(db, article.slug);
    const data = { number: snapshot.number, sha256: snapshot.sha256, passages: counts };
    return ok({ value: { snapshot, passages: counts }, deed: { verb: "created", subject: "snapshot", subjectId: snapshot.id, data } });
  });
}

/** A page that was cut off, or is another one, must not take every verdict along: a person looks at it first. */
async function refuseLoss(db: Transaction, { id }: Article, latest: Snapshot, text: string): Promise<Result<never> | null> {
  const { lost, of } = wordsLost(latest.text, text);
  if (lost * 2 <= of) return null;
  const passages = await listPassagesToCarry(db, id, latest.id);
  const standing = passages.filter(({ anchoring }) => anchoring !== "lost");
  const places = await reanchorInWorker(latest.text, text, standing);
  const without = standing.filter((_, index) => !places[index]?.span).map(({ exact }) => exact);
  const marked = without.length === 1 ? "1 marked passage" : `${without.length} marked passages`;
  return refuse(
    "conflict",
    `${lost} of the article’s ${of} words are missing in this text, and with them ${marked}: it may be cut off, or another page. Nothing was taken in. Look at it, and take it in all the same if this is how the article reads now.`,
    { details: { kind: "words-lost", words: { lost, of }, passages: without.slice(0, mostListed) } },
  );
}

const mostListed = 50;
