import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** Which events: each that is given narrows them. `from` and `until` (without it) are moments; `after` is where the page before ended. */
export type EventsAsked = {
  actorId?: string;
  subject?: string;
  subjectId?: string;
  articleId?: string;
  from?: Date;
  until?: Date;
};

export type AuditRow = {
  id: bigint;
  at: Date;
  actorId: string | null;
  verb: string;
  subject: string;
  subjectId: string;
  articleId: string | null;
  data: Prisma.JsonValue;
};

/** Events of the audit log, the newest first: each filter has an index that ends with the number, so a page costs the same of any log. */
export async function listAuditRows(
  db: Transaction,
  { from, until, ...where }: EventsAsked,
  { limit, before }: { limit: number; before: bigint | null },
): Promise<AuditRow[]> {
  const bounds = from || until ? await numbersBetween(db, from, until) : {};
  if (bounds === null) return [];
  const id = { ...bounds, ...(before !== null && { lt: before }) };
  const at = { ...(from && { gte: from }), ...(until && { lt: until }) };
  return db.auditEvent.findMany({
    where: { ...where, ...(Object.keys(id).length > 0 && { id }), ...(Object.keys(at).length > 0 && { at }) },
    orderBy: { id: "desc" },
    take: limit,
  });
}

/** Numbers are given out in order of time but for what takes a while to commit: within this, in milliseconds, they may be in another. */
const slack = 60 * 60_000;

/** The first and the last number of a time, so that a day long ago is not looked for from today on; read at its two ends alone. */
async function numbersBetween(db: Transaction, from?: Date, until?: Date): Promise<{ gte: bigint; lte: bigint } | null> {
  const at = { ...(from && { gte: from }), ...(until && { lt: until }) };
  const [first, last] = await Promise.all([
    db.auditEvent.findFirst({ where: { at }, orderBy: { at: "asc" }, select: { at: true } }),
    db.auditEvent.findFirst({ where: { at }, orderBy: { at: "desc" }, select: { at: true } }),
  ]);
  if (!first || !last) return null;
  const [lowest, highest] = await Promise.all([
    db.auditEvent.aggregate({ where: { at: { gte: first.at, lte: new Date(first.at.getTime() + slack) } }, _min: { id: true } }),
    db.auditEvent.aggregate({ where: { at: { gte: new Date(last.at.getTime() - slack), lte: last.at } }, _max: { id: true } }),
  ]);
  return lowest._min.id === null || highest._max.id === null ? null : { gte: lowest._min.id, lte: highest._max.id };
}

/** The articles and people that events name, removed and deactivated ones too. */
export async function namesOf(db: Transaction, rows: Pick<AuditRow, "actorId" | "articleId">[]) {
  const ids = (column: "actorId" | "articleId") => [...new Set(rows.flatMap((row) => row[column] ?? []))];
  const [users, articles] = await Promise.all([
    db.user.findMany({ where: { id: { in: ids("actorId") } }, select: { id: true, name: true } }),
    db.article.findMany({ where: { id: { in: ids("articleId") } }, select: { id: true, slug: true, title: true, deletedAt: true } }),
  ]);
  return { people: new Map(users.map((user) => [user.id, user])), articles: new Map(articles.map((article) => [article.id, article])) };
}

/** An event of the log; null where there is none with that number. */
export async function findAuditRow(db: Transaction, id: bigint): Promise<AuditRow | null> {
  return db.auditEvent.findUnique({ where: { id } });
}
