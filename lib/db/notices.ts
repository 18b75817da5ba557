import { firstChoices, type MailChoices, mailTime, type NoticeKind } from "#lib/domain/people/notice.ts";
import type { Transaction } from "./client.ts";

export type NewNotice = { kind: NoticeKind; subjectId: string; articleId: string; annotationId: string | null; actorId: string | null };

export type NoticeRow = NewNotice & { id: string; userId: string; createdAt: Date; readAt: Date | null };

const columns = {
  ...{ id: true, userId: true, kind: true, subjectId: true, articleId: true, annotationId: true, actorId: true },
  ...{ createdAt: true, readAt: true },
} as const;

/** Who works here: nobody tells a sample, or whoever has left. */
const tellable = { deactivatedAt: null, sample: false } as const;

/** Tells these people, each once of the same thing. `mail`: whether this desk sends any. */
export async function insertNotices(db: Transaction, notice: NewNotice, userIds: string[], { mail }: { mail: boolean }): Promise<void> {
  if (userIds.length === 0) return;
  const people = await db.user.findMany({
    where: { ...tellable, id: { in: userIds } },
    select: { id: true, mailStoppedAt: true, noticeChoices: { where: { kind: notice.kind }, select: { pace: true } } },
  });
  const now = new Date();
  await db.notice.createMany({
    data: people.map(({ id, mailStoppedAt, noticeChoices }) => {
      const pace = noticeChoices[0]?.pace ?? firstChoices[notice.kind];
      return { ...notice, userId: id, mailAt: mail && mailStoppedAt === null ? mailTime(pace, now) : null };
    }),
    skipDuplicates: true,
  });
}

/** The newest first; `before` is the id of the last of the page before. */
export async function listNoticeRows(
  db: Transaction,
  userId: string,
  { limit, before, unread }: { limit: number; before: string | null; unread: boolean },
): Promise<NoticeRow[]> {
  const where = { userId, ...(before && { id: { lt: before } }), ...(unread && { readAt: null }) };
  return db.notice.findMany({ where, orderBy: { id: "desc" }, take: limit, select: columns });
}

const countedUpTo = 100;

/** At most a hundred are counted. */
export async function countUnread(db: Transaction, userId: string): Promise<number> {
  const rows = await db.notice.findMany({ where: { userId, readAt: null }, select: { id: true }, take: countedUpTo });
  return rows.length;
}

/** Of these notices, or of all (null), up to `until`, those of this person. Answers with the ids of those that were changed. */
export async function setNoticesRead(db: Transaction, userId: string, ids: string[] | null, read: boolean): Promise<string[]> {
  const where = { userId, ...(ids && { id: { in: ids } }), readAt: read ? null : { not: null } };
  const rows = await db.notice.findMany({ where, select: { id: true } });
  const changed = rows.map(({ id }) => id);
  await db.notice.updateMany({ where: { userId, id: { in: changed } }, data: { readAt: read ? new Date() : null } });
  return changed;
}

export type MailSettings = { choices: MailChoices; stoppedAt: Date | null };

export async function readMailSettings(db: Transaction, userId: string): Promise<MailSettings> {
  const [user, rows] = await Promise.all([
    db.user.findUnique({ where: { id: userId }, select: { mailStoppedAt: true } }),
    db.noticeChoice.findMany({ where: { userId } }),
  ]);
  const chosen = Object.fromEntries(rows.map(({ kind, pace }) => [kind, pace]));
  return { choices: { ...firstChoices, ...chosen }, stoppedAt: user?.mailStoppedAt ?? null };
}

export async function saveMailChoices(db: Transaction, userId: string, choices: Partial<MailChoices>): Promise<void> {
  for (const kind of Object.keys(choices) as NoticeKind[]) {
    const pace = choices[kind];
    if (pace) await db.noticeChoice.upsert({ where: { userId_kind: { userId, kind } }, create: { userId, kind, pace }, update: { pace } });
  }
}

/** From now on no e-mails, whatever was chosen, or those again. False where there is no such person. */
export async function setMailStopped(db: Transaction, userId: string, stopped: boolean): Promise<boolean> {
  const data = { mailStoppedAt: stopped ? new Date() : null };
  const where = { id: userId, mailStoppedAt: stopped ? null : { not: null } };
  await db.user.updateMany({ where, data });
  return (await db.user.findUnique({ where: { id: userId }, select: { id: true } })) !== null;
}
