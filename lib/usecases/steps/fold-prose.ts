import * as Y from "yjs";
import { getAnnotation, saveAnnotation } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import {
  extendProseVersion,
  findProse,
  insertProseVersion,
  lastProseVersion,
  listProseUpdates,
  lockProse,
  type ProseDocumentRow,
  type ProseUpdateRow,
  saveProseState,
  wakeProse,
} from "#lib/db/prose.ts";
import { findReview, saveReview } from "#lib/db/reviews.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { saidIn, saidOnTheWhole } from "#lib/domain/claim/authors.ts";
import { isEmptyProse } from "#lib/domain/prose/prose.ts";
import { openProseState, projectProse, replaceProse } from "#lib/domain/prose/prose-document.ts";
import { proseSchema } from "#lib/domain/prose/prose-schema.ts";
import type { ProseKind } from "#lib/domain/prose/room.ts";
import { recordDeed } from "../change-article.ts";
import { noteSteps } from "./note-authors.ts";

/** A stretch of work ends when nothing came for this long, in milliseconds, or when others write. */
const stretch = 10 * 60_000;

/**
 * Brings one document's changes into its compacted state and its projection, and tells the review of it where that really changed.
 * Call it with the article locked. False where the prose is longer than prose may be: the projection stays what it was.
 */
export async function foldProse(db: Transaction, documentId: string): Promise<boolean> {
  const row = await lockProse(db, documentId);
  const updates = row ? await listProseUpdates(db, documentId) : [];
  if (!row || updates.length === 0) return true;
  const document = openProseState([row.state]);
  const turns = applyInTurns(document, updates);
  const last = turns.at(-1)?.json ?? null;
  await saveProseState(
    db,
    documentId,
    Y.encodeStateAsUpdate(document),
    updates.map(({ sequence }) => sequence),
  );
  if (!last) return false;
  await project(db, row, turns);
  return true;
}

/** What a document said after a turn of one person's changes, or of several (the last to write last) where it isn't looked at who wrote what. Null: too long. */
type Turn = { by: string[]; json: DocumentJson | null };

/** In more turns than this it isn't looked at, so that a crowd doesn't hold up everybody: they all wrote it. */
const mostTurns = 30;

function applyInTurns(document: Y.Doc, updates: ProseUpdateRow[]): Turn[] {
  const runs: ProseUpdateRow[][] = [];
  for (const update of updates) {
    const run = runs.at(-1);
    if (run && run[0]?.authorId === update.authorId) run.push(update);
    else runs.push([update]);
  }
  return (runs.length > mostTurns ? [updates] : runs).map((run) => {
    document.transact(() => {
      for (const { update } of run) Y.applyUpdate(document, update);
    });
    return { by: inOrderOfLast(run.flatMap(({ authorId }) => authorId ?? [])), json: projectProse(document) };
  });
}

/** Each once, whoever wrote last at the end: they are the last to have changed it. */
function inOrderOfLast(ids: string[]): string[] {
  return [...new Set(ids.toReversed())].toReversed();
}

/** Makes a document that is being written together say what another door wrote. Others' typing since then stays theirs. */
export async function replaceSharedProse(
  db: Transaction,
  { kind, subjectId, json, authorId }: { kind: ProseKind; subjectId: string; json: DocumentJson; authorId: string },
): Promise<void> {
  const found = await findProse(db, kind, subjectId);
  const row = found && (await lockProse(db, found.id));
  if (!row) return;
  const updates = await listProseUpdates(db, row.id);
  const document = openProseState([row.state, ...updates.map(({ update }) => update)]);
  const changed = replaceProse(document, json) !== null;
  await saveProseState(
    db,
    row.id,
    Y.encodeStateAsUpdate(document),
    updates.map(({ sequence }) => sequence),
  );
  await keepVersion(db, row, json, [authorId]);
  if (changed) await wakeProse(db, [row.id]);
}

async function project(db: Transaction, row: ProseDocumentRow, turns: Turn[]): Promise<void> {
  const { kind, subjectId, articleId } = row;
  const authorIds = inOrderOfLast(turns.flatMap(({ by }) => by));
  const json = turns.at(-1)?.json;
  if (!json) return;
  if (kind === "rationale") {
    const current = await getAnnotation(db, subjectId);
    if (sameProse(current.rationale, json)) return;
    await keepVersion(db, row, json, authorIds, current.rationale);
    const actorId = authorIds.at(-1) ?? current.updatedBy.id;
    await saveAnnotation(db, subjectId, { rationale: json }, actorId);
    const steps = turns.flatMap((turn) => (turn.json ? { by: turn.by, said: saidIn({ ...current, rationale: turn.json }) } : []));
    await noteSteps(db, { kind: "annotation", id: subjectId }, saidIn(current), steps);
    const data = { version: current.version + 1, changed: ["rationale"], authors: authorIds };
    await recordDeed(db, actorId, articleId, { verb: "updated", subject: "annotation", subjectId, data });
    return;
  }
  const found = await findReview(db, articleId);
  if (!found || sameProse(found.review.summary, json)) return;
  await keepVersion(db, row, json, authorIds, found.review.summary);
  await saveReview(db, articleId, { summary: json });
  const steps = turns.flatMap((turn) => (turn.json ? { by: turn.by, said: saidOnTheWhole({ ...found.review, summary: turn.json }) } : []));
  await noteSteps(db, { kind: "review", id: found.review.id }, saidOnTheWhole(found.review), steps);
  const data = { version: found.review.version + 1, changed: ["summary"], authors: authorIds };
  await recordDeed(db, authorIds.at(-1) ?? null, articleId, { verb: "updated", subject: "review", subjectId: found.review.id, data });
}

/** The history: one row for each stretch of work by the same people. `before` is what stood there when the history began. */
async function keepVersion(
  db: Transaction,
  { id: documentId }: ProseDocumentRow,
  json: DocumentJson,
  authorIds: string[],
  before?: DocumentJson,
): Promise<void> {
  const last = await lastProseVersion(db, documentId);
  if (!last && before && !isEmptyProse(before)) {
    const long = new Date(Date.now() - 1);
    await insertProseVersion(db, { documentId, json: before, authorIds: [], startedAt: long, endedAt: long });
  }
  const goesOn = last && Date.now() - last.endedAt.getTime() < stretch && sameMembers(last.authorIds, authorIds);
  if (goesOn) await extendProseVersion(db, last.id, json);
  else await insertProseVersion(db, { documentId, json, authorIds });
}

function sameMembers(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}

export function sameProse(one: DocumentJson, other: DocumentJson): boolean {
  return proseSchema.nodeFromJSON(one).eq(proseSchema.nodeFromJSON(other));
}
