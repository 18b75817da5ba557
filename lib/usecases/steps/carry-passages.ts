import { resettleAnnotations, unsettleAnnotations } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import {
  type CarriedPassage,
  insertCarriedPassages,
  leaveBehind,
  listPassagesToCarry,
  markPassagesLost,
  type PassageToCarry,
} from "#lib/db/passages.ts";
import { findSnapshotTexts } from "#lib/db/snapshots.ts";
import type { Reanchored } from "#lib/domain/anchoring/reanchor.ts";
import type { PassageCounts } from "#lib/domain/anchoring/versions.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import { isSure } from "#lib/domain/claim/annotation.ts";
import { makePassage } from "#lib/domain/claim/passages.ts";
import type { SentenceChange } from "#lib/domain/sentence/kinds.ts";
import { reanchorInWorker, sentenceChangesInWorker } from "#lib/importer/compare-in-worker.ts";

/**
 * Carries the passages of one snapshot over to the next. Where a passage has changed or is lost, its annotation's sign-offs no longer
 * count, and it waits for a person. One that waited
 * before is tried anew: when all its words stand where they stood again, so do verdict and sign-offs. One that stands in a changed sentence waits too; its sign-offs count, for whoever looks at it decides.
 */
export async function carryPassages(
  db: Transaction,
  { id: articleId, language }: Pick<Article, "id" | "language">,
  from: Snapshot,
  to: Snapshot,
): Promise<PassageCounts> {
  const passages = await listPassagesToCarry(db, articleId, from.id);
  const texts = await findSnapshotTexts(db, [...new Set(passages.map(({ settled }) => settled.snapshotId))]);
  const counts = { exact: 0, typography: 0, moved: 0, sentenceChanged: 0, changed: 0, lost: 0 };
  const carried: CarriedPassage[] = [];
  const lost: PassageToCarry[] = [];
  const found: string[] = [];
  const [unsettled, waiting, back] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const places = await placesOf(passages, from, to, texts);
  const sentences = await sentencesOf(places, from, to, texts, language);
  for (const { passage, place } of places) {
    const sentenceChange = sentences.get(passage.id) ?? null;
    counts[sentenceChange ? "sentenceChanged" : place.anchoring] += 1;
    const waited = !isSure(passage.anchoring);
    if (!isSure(place.anchoring)) {
      waiting.add(passage.annotationId);
      if (passage.anchoring !== "lost") unsettled.add(passage.annotationId);
    } else if (waited) back.add(passage.annotationId);
    if (place.span !== null && passage.anchoring === "lost") found.push(passage.id);
    if (place.span === null) lost.push(passage);
    else {
      const anchor = makePassage(to.text, place.span);
      carried.push({
        ...anchor,
        annotationId: passage.annotationId,
        anchoring: place.anchoring,
        sentenceChange,
        previousId: passage.settled.id,
      });
    }
  }
  await insertCarriedPassages(db, to.id, carried);
  await markPassagesLost(
    db,
    lost.map(({ settled }) => settled.id),
  );
  await leaveBehind(db, ...found);
  await unsettleAnnotations(db, [...unsettled]);
  await resettleAnnotations(
    db,
    [...back].filter((id) => !waiting.has(id)),
  );
  return counts;
}

type Placed = { passage: PassageToCarry; place: Pick<Reanchored, "anchoring" | "span"> };

/** By passage, how the sentences of those whose words still stand have changed since a person looked at them. */
async function sentencesOf(
  places: Placed[],
  from: Snapshot,
  to: Snapshot,
  texts: Map<string, string>,
  language: string,
): Promise<Map<string, SentenceChange>> {
  const standing = places.flatMap(({ passage, place: { anchoring, span } }) => (span && isSure(anchoring) ? [{ passage, now: span }] : []));
  const found = new Map<string, SentenceChange>();
  for (const [snapshotId, group] of Map.groupBy(standing, ({ passage }) => passage.settled.snapshotId)) {
    const same = group.map(({ passage: { settled }, now }) => ({ old: { start: settled.start, end: settled.end }, now }));
    const changes = await sentenceChangesInWorker(texts.get(snapshotId) ?? from.text, to.text, same, language);
    for (const [index, { passage }] of group.entries()) {
      const change = changes[index];
      if (change) found.set(passage.id, change);
    }
  }
  return found;
}

/**
 * A passage that has waited for a person since an earlier change is measured against the words its verdict was given for: when the outlet
 * takes its change back, it stands again. Where those words lead nowhere, it is followed from where it stood last, and stays changed.
 */
async function placesOf(passages: PassageToCarry[], from: Snapshot, to: Snapshot, texts: Map<string, string>): Promise<Placed[]> {
  const groups = Map.groupBy(passages, ({ settled }) => settled.snapshotId);
  const placed: Placed[] = [];
  for (const [snapshotId, group] of groups) {
    const settledWords = group.map(({ settled }) => settled);
    const places = await reanchorInWorker(texts.get(snapshotId) ?? from.text, to.text, settledWords);
    const onLatest = group.filter((passage) => passage.snapshotId === from.id && snapshotId !== from.id);
    const steps = await reanchorInWorker(from.text, to.text, onLatest);
    const followed = new Map(onLatest.map((passage, index) => [passage, steps[index]]));
    for (const [index, passage] of group.entries()) {
      const direct = places[index];
      const further = followed.get(passage);
      if (direct?.span) placed.push({ passage, place: direct });
      else if (further?.span) placed.push({ passage, place: { anchoring: "changed", span: further.span } });
      else placed.push({ passage, place: { anchoring: "lost", span: null } });
    }
  }
  return placed;
}
