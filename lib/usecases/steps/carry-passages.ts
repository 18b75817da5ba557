import { resettleAnnotations, unsettleAnnotations } from "#lib/db/annotations.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import {
  type CarriedPassage,
  insertCarriedPassages,
  leaveBehind,
  listPassagesToCarry,
  markPassagesLost,
  type NewPassage,
  type PassageToCarry,
} from "#lib/db/passages.ts";
import { findLatestSnapshot, findSnapshotTexts } from "#lib/db/snapshots.ts";
import type { Reanchored } from "#lib/domain/anchoring/reanchor.ts";
import type { PassageCounts } from "#lib/domain/anchoring/versions.ts";
import type { Snapshot } from "#lib/domain/article/article.ts";
import { type Anchoring, isSure } from "#lib/domain/claim/annotation.ts";
import { makePassage } from "#lib/domain/claim/passages.ts";
import type { SentenceChange } from "#lib/domain/sentence/kinds.ts";
import { reanchorInWorker, sentenceChangesInWorker } from "#lib/importer/compare-in-worker.ts";

/** What a change of an article's text starts from: its newest snapshot, and every passage that has to find its place in the next one. */
export type Standing = { latest: Snapshot; passages: PassageToCarry[] };

/** Null where the article has no text, which it has unless it is gone. */
export async function findStanding(db: Transaction, articleId: string): Promise<Standing | null> {
  const latest = await findLatestSnapshot(db, articleId);
  return latest && { latest, passages: await listPassagesToCarry(db, articleId, latest.id) };
}

/** Whether nothing has happened since that a place was computed from. */
export function standsAsBefore(before: Standing, now: Standing): boolean {
  return before.latest.id === now.latest.id && JSON.stringify(before.passages) === JSON.stringify(now.passages);
}

/** Where each passage stands in the next text, and how its sentence has changed; worked out beside every transaction. */
export type Placement = { passage: PassageToCarry; anchoring: Anchoring; anchor: NewPassage | null; sentenceChange: SentenceChange | null };

/** Works for as long as it takes: with no row locked. */
export async function placePassages(
  { latest: from, passages }: Standing,
  to: Pick<Snapshot, "text">,
  language: string,
): Promise<Placement[]> {
  const texts = await findSnapshotTexts(database(), [...new Set(passages.map(({ settled }) => settled.snapshotId))]);
  const places = await placesOf(passages, from, to, texts);
  const sentences = await sentencesOf(places, from, to, texts, language);
  return places.map(({ passage, place }) => ({
    passage,
    anchoring: place.anchoring,
    anchor: place.span && makePassage(to.text, place.span),
    sentenceChange: sentences.get(passage.id) ?? null,
  }));
}

/**
 * Carries passages over to the next snapshot, as they were placed. Where a passage has changed or is lost, its annotation's sign-offs no
 * longer count, and it waits for a person. One that waited before is tried anew: when all its words stand where they stood again, so do
 * verdict and sign-offs. One that stands in a changed sentence waits too; its sign-offs count, for whoever looks at it decides.
 */
export async function carryPassages(db: Transaction, placements: Placement[], to: Snapshot): Promise<PassageCounts> {
  const counts = { exact: 0, typography: 0, moved: 0, sentenceChanged: 0, changed: 0, lost: 0 };
  const carried: CarriedPassage[] = [];
  const lost: string[] = [];
  const found: string[] = [];
  const [unsettled, waiting, back] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { passage, anchoring, anchor, sentenceChange } of placements) {
    const { annotationId, settled } = passage;
    counts[sentenceChange ? "sentenceChanged" : anchoring] += 1;
    if (!isSure(anchoring)) {
      waiting.add(annotationId);
      if (passage.anchoring !== "lost") unsettled.add(annotationId);
    } else if (!isSure(passage.anchoring)) back.add(annotationId);
    if (anchor === null) lost.push(settled.id);
    else {
      if (passage.anchoring === "lost") found.push(passage.id);
      carried.push({ ...anchor, annotationId, anchoring, sentenceChange, previousId: settled.id });
    }
  }
  await insertCarriedPassages(db, to.id, carried);
  await markPassagesLost(db, lost);
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
  to: Pick<Snapshot, "text">,
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
async function placesOf(
  passages: PassageToCarry[],
  from: Snapshot,
  to: Pick<Snapshot, "text">,
  texts: Map<string, string>,
): Promise<Placed[]> {
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
