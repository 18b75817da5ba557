import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { listOwners } from "#lib/db/assignments.ts";
import { database } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { moveReviewToSnapshot } from "#lib/db/reviews.ts";
import { findOriginal, insertSnapshot } from "#lib/db/snapshots.ts";
import { insertSourceCheck } from "#lib/db/source-checks.ts";
import type { PassageCounts } from "#lib/domain/anchoring/versions.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import { sameTimes } from "#lib/domain/article/timed-spans.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { wordsLostInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle, refuseUnassigned } from "../change-article.ts";
import { carryPassages, findStanding, type Placement, placePassages, type Standing, standsAsBefore } from "../steps/carry-passages.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { originalInput, type PreparedSnapshot, prepareSnapshot } from "../steps/prepare-snapshot.ts";

const addition = originalInput.extend({
  articleId: z.uuid(),
  /** Take it in even when more than half of the words are gone. */
  force: z.boolean().default(false),
});

export type AddedSnapshot = { snapshot: Snapshot; passages: PassageCounts };

/**
 * Takes in the text as it reads now. The review goes on on the new snapshot: a passage whose very words are found there, beyond doubt,
 * comes along; one whose words have changed, or that is nowhere, waits for a person. What is published stays on the snapshot it was made on.
 * `readAt`: the outlet's address, where the server itself has read it there. Nobody who asks can say so: it is no part of the input.
 */
export async function addSnapshot(
  actor: Actor | null,
  input: z.input<typeof addition>,
  { readAt = null }: { readAt?: string | null } = {},
): Promise<Result<AddedSnapshot>> {
  const admitted = admit(actor, "load an article", addition, input);
  if (!admitted.ok) return admitted;
  const { actor: loader, input: given } = admitted.value;
  const prepared = await prepareSnapshot(given, {});
  if (!prepared.ok) return prepared;
  const { found: _, details: __, ...next } = prepared.value;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const before = await readStanding(given.articleId);
    if (!before) return articleNotFound();
    const others = await refuseUnassigned(database(), loader, given.articleId);
    if (others) return others;
    const taken = await takeIn(loader, before, next, { ...given, readAt });
    if (taken !== "moved on") return taken;
  }
  return refuse("conflict", "Others mark passages of this article without a pause. Nothing was taken in: try again in a moment.");
}

type Next = Omit<PreparedSnapshot, "found" | "details">;

/** As it stands before anything is locked. */
async function readStanding(articleId: string): Promise<(Standing & { article: Article }) | null> {
  const article = await findArticle(database(), articleId);
  const standing = article && (await findStanding(database(), articleId));
  return standing && { article, ...standing };
}

/** Finds the places first, then writes them down if the article is still as it was: nobody waits for a worker. */
async function takeIn(
  loader: Actor,
  before: Standing & { article: Article },
  next: Next,
  { force, readAt }: { force: boolean; readAt: string | null },
): Promise<Result<AddedSnapshot> | "moved on"> {
  const { article: known, latest } = before;
  if (latest.sha256 === next.sha256 && sameTimes(latest.document, next.document)) {
    return refuse("conflict", "The text hasn’t changed: these are the words of the newest snapshot.", {
      details: { snapshot: { id: latest.id, number: latest.number, sha256: latest.sha256 } },
    });
  }
  const placements = await placePassages(before, next, known.language);
  const gone = force ? null : await refuseLoss(latest.text, next.text, placements);
  if (gone) return gone;
  let movedOn = false;
  const taken = await changeArticle<AddedSnapshot>(loader, known.id, async (db, article) => {
    const now = await findStanding(db, article.id);
    movedOn = now === null || article.language !== known.language || !standsAsBefore(before, now);
    if (movedOn) return articleNotFound();
    // The same bytes: whatever reads otherwise now is the reader's doing, or that of the person who cleaned it.
    const { original } = await findOriginal(db, latest.id);
    const rereadOfId = Buffer.compare(original, next.original) === 0 ? latest.id : null;
    const number = latest.number + 1;
    const snapshot = await insertSnapshot(db, { ...next, articleId: article.id, number, rereadOfId, createdById: loader.id });
    if (readAt) await insertSourceCheck(db, { articleId: article.id, outcome: "changed", snapshotId: snapshot.id, address: readAt });
    await moveReviewToSnapshot(db, article.id, snapshot.id);
    const passages = await carryPassages(db, placements, snapshot);
    if (readAt) {
      const notice = { kind: "outlet", subjectId: snapshot.id, articleId: article.id, actorId: null } as const;
      const others = (await listOwners(db, article.id)).filter((id) => id !== loader.id);
      await notifyPeople(db, notice, others);
    }
    // Readers of the published review learn that the text has changed since.
    await wakePublications(db, article.slug);
    const data = { number: snapshot.number, sha256: snapshot.sha256, passages };
    return ok({ value: { snapshot, passages }, deed: { verb: "created", subject: "snapshot", subjectId: snapshot.id, data } });
  });
  return movedOn ? "moved on" : taken;
}

/** A page that was cut off, or is another one, must not take every verdict along: a person looks at it first. */
async function refuseLoss(old: string, text: string, placements: Placement[]): Promise<Result<never> | null> {
  const { lost, of } = await wordsLostInWorker(old, text);
  if (lost * 2 <= of) return null;
  const standing = placements.filter(({ passage }) => passage.anchoring !== "lost");
  const without = standing.filter(({ anchor }) => anchor === null).map(({ passage }) => passage.exact);
  const marked = without.length === 1 ? "1 marked passage" : `${without.length} marked passages`;
  return refuse(
    "conflict",
    `${lost} of the article’s ${of} words are missing in this text, and with them ${marked}: it may be cut off, or another page. Nothing was taken in. Look at it, and take it in all the same if this is how the article reads now.`,
    { details: { kind: "words-lost", words: { lost, of }, passages: without.slice(0, mostListed) } },
  );
}

/** Until the article stands still for as long as its places take to find. */
const mostAttempts = 10;
const mostListed = 50;
