import { database } from "#lib/db/client.ts";
import { findLatestSnapshot, findSnapshot } from "#lib/db/snapshots.ts";
import type { Snapshot } from "#lib/domain/article/article.ts";
import { sameWords } from "#lib/domain/article/cleaning.ts";
import type { ChangedPassage, OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import { isSure } from "#lib/domain/claim/annotation.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { reanchorInWorker } from "#lib/importer/compare-in-worker.ts";

type Published = { annotationId: string; index: number; start: number; end: number; exact: string };

/** An outlet that changes its text every day is followed back so far; an older change is dated by the oldest snapshot looked at. */
const mostSnapshots = 20;

/** What the outlet has changed since the text of a revision was taken in, passage by passage; null where the text reads the same. */
export async function changesSince(articleId: string, { article, annotations }: RevisionContent): Promise<OutletChanges | null> {
  const db = database();
  const latest = await findLatestSnapshot(db, articleId);
  if (!latest || latest.number <= article.snapshot.number || sameWords(latest.text, article.text)) return null;
  const passages = annotations.flatMap(({ id, passages }) =>
    passages.map(({ start, end, exact }, index): Published => ({ annotationId: id, index, start, end, exact })),
  );
  const changed = await changedOn(latest, article.text, passages);
  let waiting = [...changed.keys()];
  for (let number = latest.number - 1; waiting.length > 0 && number > article.snapshot.number; number--) {
    const earlier = latest.number - number < mostSnapshots ? await findSnapshot(db, articleId, number) : null;
    if (!earlier) break;
    const before = await changedOn(earlier, article.text, waiting);
    waiting = [...before.keys()];
    for (const passage of waiting) {
      const known = changed.get(passage);
      if (known) changed.set(passage, { ...known, noticedAt: earlier.createdAt });
    }
  }
  const first = await findSnapshot(db, articleId, article.snapshot.number + 1);
  return { noticedAt: (first ?? latest).createdAt, passages: [...changed.values()] };
}

/** Which of these passages a later snapshot does not have as they were, and what it has instead. */
async function changedOn(
  { text, createdAt }: Snapshot,
  checkedText: string,
  passages: Published[],
): Promise<Map<Published, ChangedPassage>> {
  const places = await reanchorInWorker(checkedText, text, passages);
  return new Map(
    passages.flatMap((passage, at): [Published, ChangedPassage][] => {
      const place = places[at];
      if (place && isSure(place.anchoring)) return [];
      const now = place?.span ? text.slice(place.span.start, place.span.end) : null;
      const { annotationId, index, exact } = passage;
      return [[passage, { annotationId, index, old: exact, now, noticedAt: createdAt }]];
    }),
  );
}
