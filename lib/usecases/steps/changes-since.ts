import { database } from "#lib/db/client.ts";
import { findSnapshot, listSnapshotMarks } from "#lib/db/snapshots.ts";
import { isOutlets, type SnapshotMark } from "#lib/domain/anchoring/versions.ts";
import { sameWords } from "#lib/domain/article/cleaning.ts";
import type { ChangedPassage, OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import { isSure } from "#lib/domain/claim/annotation.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { turnsSentence } from "#lib/domain/sentence/kinds.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { reanchorInWorker, sentenceChangesInWorker } from "#lib/importer/compare-in-worker.ts";

type Published = { annotationId: string; index: number };
type Placed = Span & { of: Published; exact: string };
type Version = { text: string; createdAt: string; language: string };

/** An outlet that changes its text every day is followed back so far; an older change is dated by the oldest snapshot looked at. */
const mostSnapshots = 20;

/**
 * What the outlet has changed since the text of a revision was taken in, passage by passage; null where the text reads the same. Counted are
 * only texts of which it is known that the outlet's page reads so. Where an original was read again by a newer reader, what that made of it is
 * nobody's change: texts are compared before it and after it.
 */
export async function changesSince(articleId: string, { article, annotations }: RevisionContent): Promise<OutletChanges | null> {
  const marks = (await listSnapshotMarks(database(), articleId, article.sourceUrl))
    .filter(
      (mark) => mark.number === article.snapshot.number || (mark.number > article.snapshot.number && (mark.isReread || isOutlets(mark))),
    )
    .toReversed();
  const { language } = article;
  let base: Version = { text: article.text, createdAt: "", language };
  let passages = annotations.flatMap(({ id, passages }) =>
    passages.map(({ start, end, exact }, index): Placed => ({ of: { annotationId: id, index }, start, end, exact })),
  );
  const found: ChangedPassage[] = [];
  const noticed: string[] = [];
  for (const stretch of stretchesOf(marks)) {
    const [first, ...later] = stretch;
    const last = later.at(-1);
    if (first?.isReread) {
      const reread = await read(articleId, first, language);
      passages = (await compare(base, reread, passages)).standing;
      base = reread;
    }
    if (!last) continue;
    const newest = await read(articleId, last, language);
    if (sameWords(newest.text, base.text)) continue;
    noticed.push(later[0]?.createdAt ?? last.createdAt);
    const { changed, standing } = await compare(base, newest, passages);
    found.push(...(await dated(articleId, base, changed, passages, later)));
    passages = standing;
    base = newest;
  }
  return noticed[0] === undefined ? null : { noticedAt: noticed[0], passages: found };
}

/** The snapshots in order, in stretches of which each but the first begins with an original read again. */
function stretchesOf(marks: SnapshotMark[]): SnapshotMark[][] {
  const stretches: SnapshotMark[][] = [];
  for (const mark of marks) {
    if (mark.isReread || stretches.length === 0) stretches.push([]);
    stretches.at(-1)?.push(mark);
  }
  return stretches;
}

async function read(articleId: string, { number }: SnapshotMark, language: string): Promise<Version> {
  const snapshot = await findSnapshot(database(), articleId, number);
  if (!snapshot) throw new Error(`There is no snapshot ${number}.`);
  return { text: snapshot.text, createdAt: snapshot.createdAt, language };
}

type Compared = { changed: Map<Published, ChangedPassage>; standing: Placed[] };

/** Which passages a later text does not have as they were, or in a sentence that may have turned, and where the others stand in it. */
async function compare(base: Version, later: Version, passages: Placed[]): Promise<Compared> {
  const places = await reanchorInWorker(base.text, later.text, passages);
  const sure = passages.flatMap((passage, at) => {
    const place = places[at];
    return place?.span && isSure(place.anchoring) ? [{ passage, now: place.span }] : [];
  });
  const same = sure.map(({ passage: { start, end }, now }) => ({ old: { start, end }, now }));
  const sentences = await sentenceChangesInWorker(base.text, later.text, same, base.language);
  const turned = new Map(sure.map(({ passage }, at) => [passage, sentences[at]]));
  const changed = new Map<Published, ChangedPassage>();
  for (const [at, passage] of passages.entries()) {
    const sentence = turned.get(passage);
    const place = places[at];
    const stands = turned.has(passage);
    if (stands && !(sentence && turnsSentence(sentence))) continue;
    const now = place?.span ? later.text.slice(place.span.start, place.span.end) : null;
    const words = stands && sentence ? { old: sentence.old, now: sentence.now } : { old: passage.exact, now };
    changed.set(passage.of, { ...passage.of, ...words, noticedAt: later.createdAt });
  }
  const standing = sure
    .filter(({ passage }) => !changed.has(passage.of))
    .map(({ passage, now }) => ({ of: passage.of, ...now, exact: later.text.slice(now.start, now.end) }));
  return { changed, standing };
}

/** The changed passages, each dated by the first snapshot from which it reads otherwise throughout. */
async function dated(
  articleId: string,
  base: Version,
  changed: Map<Published, ChangedPassage>,
  passages: Placed[],
  later: SnapshotMark[],
): Promise<ChangedPassage[]> {
  const dates = new Map(changed);
  let waiting = passages.filter(({ of }) => changed.has(of));
  for (const mark of later
    .slice(0, -1)
    .toReversed()
    .slice(0, mostSnapshots - 1)) {
    if (waiting.length === 0) break;
    const earlier = await read(articleId, mark, base.language);
    const before = (await compare(base, earlier, waiting)).changed;
    waiting = waiting.filter(({ of }) => before.has(of));
    for (const { of } of waiting) {
      const known = dates.get(of);
      if (known) dates.set(of, { ...known, noticedAt: earlier.createdAt });
    }
  }
  return [...dates.values()];
}
