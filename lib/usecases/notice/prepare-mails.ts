import { database, inTransaction, type Transaction } from "#lib/db/client.ts";
import { insertMail, keepFromMail, listUnsentMails, lockNoticesToMail, noteUnsent } from "#lib/db/mails.ts";
import { type NoticeRow, readMailSettings } from "#lib/db/notices.ts";
import { findUser } from "#lib/db/users.ts";
import type { NoticeMail } from "#lib/domain/people/notice-mail.ts";
import { type User, worksHere } from "#lib/domain/people/user.ts";
import { type ShownNotice, shownNotices } from "../steps/shown-notices.ts";
import { stopUrl } from "./stop-mail.ts";

/**
 * Puts what is to be mailed to this person into one e-mail, and gives all of theirs that were never handed over: as they may read them now. Notices
 * that ask for nothing of theirs any more, or of a kind that they want none of, are in the app alone.
 */
export async function prepareMails(userId: string): Promise<NoticeMail[]> {
  const user = await findUser(database(), userId);
  if (!user) return [];
  await inTransaction(async (db) => {
    const rows = await lockNoticesToMail(db, userId);
    const wanted = await wantedNow(db, user, rows);
    const ids = new Set(wanted.map(({ id }) => id));
    await keepFromMail(
      db,
      rows.flatMap(({ id }) => (ids.has(id) ? [] : [id])),
    );
    await insertMail(db, userId, [...ids]);
  });
  const mails = await listUnsentMails(database(), userId);
  const ready: NoticeMail[] = [];
  for (const { id, notices: rows } of mails) {
    const notices = await wantedNow(database(), user, rows);
    if (notices.length > 0) ready.push({ id, to: user.email, name: user.name, notices, stopUrl: stopUrl(userId) });
    else await noteUnsent(database(), id, "Nothing of it was for them any more when it was to be sent.", { again: false });
  }
  return ready;
}

async function wantedNow(db: Transaction, user: User, rows: NoticeRow[]): Promise<ShownNotice[]> {
  const { choices, stoppedAt } = await readMailSettings(db, user.id);
  if (!worksHere(user) || stoppedAt !== null) return [];
  const chosen = rows.filter(({ kind }) => choices[kind] !== "none");
  return (await shownNotices(db, user, chosen)).filter(({ work, read }) => work && !read);
}
