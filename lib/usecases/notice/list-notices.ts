import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { countUnread, listNoticeRows } from "#lib/db/notices.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Notice } from "#lib/domain/people/notice.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { gate } from "../gate.ts";
import { shownNotices } from "../steps/shown-notices.ts";

const asked = z.object({ ...paging, unread: z.boolean().default(false) });
const afterNotice = z.tuple([z.uuid()]);

/** What this person was told, the newest first. */
export async function listNotices(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<{ notices: Notice[] } & Next>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor, unread } = admitted.value.input;
  const after = fromCursor(afterNotice, cursor);
  if (!after.ok) return after;
  const reader = admitted.value.actor;
  const found = await listNoticeRows(database(), reader.id, { limit: limit + 1, before: after.value?.[0] ?? null, unread });
  const { rows, next } = pageOf(found, limit, ({ id }) => [id]);
  const shown = await shownNotices(database(), reader, rows);
  return ok({ notices: shown.map(({ work: _, ...notice }) => notice), next });
}

/** How many of them are unread; a hundred stands for more. */
export async function countNotices(actor: Actor | null): Promise<Result<{ count: number }>> {
  const gated = gate(actor, "read the desk");
  return gated.ok ? ok({ count: await countUnread(database(), gated.value.id) }) : gated;
}
