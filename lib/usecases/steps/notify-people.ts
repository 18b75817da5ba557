import type { Transaction } from "#lib/db/client.ts";
import { insertNotices, type NewNotice } from "#lib/db/notices.ts";
import { env } from "#lib/env.ts";

/** Leaves a notice for these people, with the deed that it is of. Nobody is told what they did themselves. */
export async function notifyPeople(
  db: Transaction,
  { annotationId = null, ...notice }: Omit<NewNotice, "annotationId"> & { annotationId?: string | null },
  userIds: readonly string[],
): Promise<void> {
  const others = [...new Set(userIds)].filter((id) => id !== notice.actorId);
  await insertNotices(db, { ...notice, annotationId }, others, { mail: env.smtpUrl !== undefined });
}
