import { gathering } from "#lib/domain/people/notice.ts";
import type { Transaction } from "./client.ts";
import type { NoticeRow } from "./notices.ts";

/** After so many attempts that the mail server turned down, a mail is given up: its notices are in the app. */
const mostTries = 5;
/** Minutes between attempts grow with their square. */
const firstPause = 2;

/** Whoever has notices to be mailed by now, or a mail that was made and never handed over. */
export async function listPeopleToMail(db: Transaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT "userId" AS id FROM notices WHERE "mailAt" <= now() AT TIME ZONE 'UTC' AND "mailId" IS NULL
    UNION SELECT "userId" FROM mails WHERE "handedAt" IS NULL AND tries < ${mostTries}
      AND "madeAt" + make_interval(mins => tries * tries * ${firstPause}) <= now() AT TIME ZONE 'UTC'`;
  return rows.map(({ id }) => id);
}

/** This person's notices that are to be mailed by now, with those that would come within the minute; no other process takes them meanwhile. */
export async function lockNoticesToMail(db: Transaction, userId: string): Promise<NoticeRow[]> {
  return db.$queryRaw<NoticeRow[]>`
    SELECT id, "userId", kind::text AS kind, "subjectId", "articleId", "annotationId", "actorId", "createdAt", "readAt" FROM notices
    WHERE "userId" = ${userId}::uuid AND "mailId" IS NULL
      AND "mailAt" <= now() AT TIME ZONE 'UTC' + make_interval(secs => ${gathering / 1000}::int)
      AND EXISTS (SELECT FROM notices d WHERE d."userId" = ${userId}::uuid AND d."mailId" IS NULL AND d."mailAt" <= now() AT TIME ZONE 'UTC')
    ORDER BY id FOR UPDATE SKIP LOCKED`;
}

/** Puts notices into an e-mail, which has the id of the first. From the commit on they are in no other. */
export async function insertMail(db: Transaction, userId: string, noticeIds: string[]): Promise<void> {
  const [id] = noticeIds;
  if (id === undefined) return;
  await db.mail.create({ data: { id, userId } });
  await db.notice.updateMany({ where: { id: { in: noticeIds } }, data: { mailId: id } });
}

/** These go out in no e-mail. */
export async function keepFromMail(db: Transaction, noticeIds: string[]): Promise<void> {
  await db.notice.updateMany({ where: { id: { in: noticeIds }, mailId: null }, data: { mailAt: null } });
}

/** The e-mails of this person that were never handed over and are to be now, with their notices. */
export async function listUnsentMails(db: Transaction, userId: string): Promise<{ id: string; notices: NoticeRow[] }[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM mails WHERE "userId" = ${userId}::uuid AND "handedAt" IS NULL AND tries < ${mostTries}
      AND "madeAt" + make_interval(mins => tries * tries * ${firstPause}) <= now() AT TIME ZONE 'UTC' ORDER BY id`;
  const notices = await db.notice.findMany({ where: { mailId: { in: rows.map(({ id }) => id) } }, orderBy: { id: "asc" } });
  return rows.map(({ id }) => ({ id, notices: notices.filter(({ mailId }) => mailId === id) }));
}

/** From the commit on this mail counts as handed over, whatever becomes of this process. False where another one was first. */
export async function handOver(db: Transaction, id: string): Promise<boolean> {
  const { count } = await db.mail.updateMany({ where: { id, handedAt: null }, data: { handedAt: new Date() } });
  return count === 1;
}

export async function noteSent(db: Transaction, id: string): Promise<void> {
  await db.mail.update({ where: { id }, data: { sentAt: new Date(), failure: "" } });
}

/** It did not go out. `again`: the mail server has not taken it for sure, so that it is tried again. */
export async function noteUnsent(db: Transaction, id: string, failure: string, { again }: { again: boolean }): Promise<void> {
  await db.mail.update({
    where: { id },
    data: { failure: failure.slice(0, 500), tries: { increment: 1 }, ...(again ? { handedAt: null } : { handedAt: new Date() }) },
  });
}

/** Nothing that waits goes out any more: what a desk restored from a backup has in it was mailed since, or is old. */
export async function forgetMail(db: Transaction): Promise<void> {
  await db.notice.updateMany({ where: { mailId: null, mailAt: { not: null } }, data: { mailAt: null } });
  await db.mail.updateMany({
    where: { handedAt: null },
    data: { handedAt: new Date(), failure: "The desk was restored from a backup meanwhile." },
  });
}
