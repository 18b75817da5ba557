import { z } from "zod";
import { findAnnotationPlace, findDeletedAmong, listAnnotations } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { type AuditRow, listAuditRows, namesOf } from "#lib/db/audit-list.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { findProse, listProseVersions } from "#lib/db/prose.ts";
import { listScales } from "#lib/db/scales.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { updateWords } from "#lib/domain/claim/deed-words.ts";
import type { History, HistoryEntry } from "#lib/domain/claim/history.ts";
import { recordedChange } from "#lib/domain/claim/recorded-change.ts";
import { fromCursor, pageOf } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound, articleNotFound } from "../change-article.ts";
import { isOpenAnnotation, refuseUnseen } from "../show-annotations.ts";
import { unseenAmong } from "../steps/audited-events.ts";
import { changeWords } from "../steps/change-words.ts";

const asked = z.object({
  articleId: z.uuid(),
  /** Of one annotation; without it, of the article and all of its review. */
  annotationId: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
const afterEvent = z.tuple([z.string().regex(/^\d{1,18}$/), z.iso.datetime()]);

/**
 * What was done to an annotation, or to a review and all of it: what, from what to what, by whom, when, the newest first, and what of it can be
 * brought back. Whoever may still judge an annotation independently hears that something was done to it, and not what.
 */
export async function readHistory(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<History>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, annotationId, limit, cursor } = admitted.value.input;
  const after = fromCursor(afterEvent, cursor);
  if (!after.ok) return after;
  const db = database();
  if (!(await findArticle(db, articleId))) return articleNotFound();
  const place = annotationId === undefined ? null : await findAnnotationPlace(db, annotationId);
  if (annotationId !== undefined && place?.articleId !== articleId) return annotationNotFound();
  const reader = admitted.value.actor;
  if (annotationId !== undefined && !(await isOpenAnnotation(db, reader, { id: annotationId, articleId }))) return refuseUnseen();

  const where = annotationId === undefined ? { articleId } : { articleId, subject: "annotation", subjectId: annotationId };
  const before = after.value ? BigInt(after.value[0]) : null;
  const found = await listAuditRows(db, where, { limit: limit + 1, before });
  const { rows, next } = pageOf(found, limit, ({ id, at }) => [String(id), at.toISOString()]);
  const unseen = await unseenAmong(db, reader, rows);
  const told = await tell(db, articleId, rows, { unseen, single: annotationId !== undefined });
  const versions = await proseEntries(
    db,
    annotationId ? { kind: "rationale", subjectId: annotationId } : { kind: "summary", subjectId: articleId },
    {
      from: next === null ? null : (rows.at(-1)?.at ?? null),
      until: after.value ? new Date(after.value[1]) : null,
    },
  );
  const written = annotationId ? "rationale" : "summary";
  const events = versions.any ? told.filter((entry) => !isProseAlone(entry, written)) : told;
  const entries = [...events.map(({ entry }) => entry), ...versions.entries].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return ok({ entries, next });
}

type Told = { entry: HistoryEntry; row: AuditRow };

async function tell(
  db: Transaction,
  articleId: string,
  rows: AuditRow[],
  { unseen, single }: { unseen: Set<string>; single: boolean },
): Promise<Told[]> {
  const { people } = await namesOf(db, rows);
  const verdicts = new Map((await listScales(db)).toReversed().flatMap((scale) => scale.verdicts.map(({ slug, name }) => [slug, name])));
  const about = [...new Set(rows.filter(({ subject }) => subject === "annotation").map(({ subjectId }) => subjectId))];
  const annotations = new Map((await listAnnotations(db, articleId, about, { evenDeleted: true })).map((each) => [each.id, each]));
  const gone = await findDeletedAmong(db, about);
  return rows.map((row) => {
    const { id, at, actorId, subject, subjectId, verb } = row;
    const hidden = subject === "annotation" && unseen.has(subjectId);
    const change = hidden ? null : recordedChange(row.data);
    const changes = change ? changeWords(change, verdicts) : [];
    const by = actorId === null ? undefined : people.get(actorId);
    const entry: HistoryEntry = {
      id: String(id),
      at: at.toISOString(),
      by: by ? [by] : [],
      what: updateWords(
        { subject, verb, data: hidden ? {} : row.data },
        changes.map(({ field }) => field),
      ),
      annotation: single || subject !== "annotation" ? null : aboutWhich(annotations.get(subjectId), subjectId, gone),
      changes,
      restore: null,
    };
    if (verb === "deleted" && subject === "annotation" && gone.has(subjectId))
      entry.restore = { kind: "annotation", annotation: subjectId };
    else if (change && changes.length > 0 && !gone.has(subjectId)) {
      entry.restore = { kind: "before", event: String(id), words: changes.map(({ from }) => from ?? "nothing").join(", ") };
    }
    return { entry, row };
  });
}

function aboutWhich(annotation: Annotation | undefined, id: string, gone: Set<string>): HistoryEntry["annotation"] {
  return { id, claim: annotation?.claim || annotation?.passages[0]?.exact || "An annotation", deleted: gone.has(id) };
}

/** Typed together: its versions say more. */
function isProseAlone({ row, entry }: Told, field: "rationale" | "summary"): boolean {
  const { changed, from } = typedWords.safeParse(row.data).data ?? {};
  return row.verb === "updated" && entry.changes.length === 0 && from === undefined && changed?.length === 1 && changed[0] === field;
}
const typedWords = z.object({ changed: z.array(z.string()), from: z.unknown().optional() });

/** The versions of a text that is written together, of the time that the page of events covers. `any`: has it versions at all? */
async function proseEntries(
  db: Transaction,
  { kind, subjectId }: { kind: "rationale" | "summary"; subjectId: string },
  { from, until }: { from: Date | null; until: Date | null },
): Promise<{ any: boolean; entries: HistoryEntry[] }> {
  const document = await findProse(db, kind, subjectId);
  const versions = document ? await listProseVersions(db, document.id) : [];
  if (versions.length === 0) return { any: false, entries: [] };
  const people = new Map((await listUsers(db)).map(({ id, name }) => [id, { id, name }]));
  const entries = versions.map(({ id, json, authorIds, endedAt }, index): HistoryEntry => {
    const before = versions[index + 1];
    return {
      id,
      at: endedAt.toISOString(),
      by: authorIds.flatMap((author) => people.get(author) ?? []),
      what: authorIds.length === 0 ? `The ${kind} as it was before it was written together` : `wrote in the ${kind}`,
      annotation: null,
      changes: [{ field: kind, from: before ? proseText(before.json) || null : null, to: proseText(json) || null, long: true }],
      restore: index === 0 ? null : { kind: "version", version: id },
    };
  });
  const inTime = entries.filter(({ at }) => (from === null || new Date(at) >= from) && (until === null || new Date(at) < until));
  return { any: true, entries: inTime };
}
