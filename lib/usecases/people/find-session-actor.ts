import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { findSession, touchSession } from "#lib/db/sessions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { sessionEnd } from "#lib/domain/people/session.ts";

const seenEvery = 5 * 60_000;

/**
 * Who this session stands for right now, with the role they have right now; null once it is over. `present`: the person themselves does
 * something, which keeps the session from running out; a window that looks for news by itself doesn't.
 */
export async function findSessionActor(sessionId: unknown, { present = false } = {}): Promise<Actor | null> {
  const id = z.uuid().safeParse(sessionId);
  if (!id.success) return null;
  const session = await findSession(database(), id.data);
  if (!session) return null;
  const { user, createdAt, lastSeenAt, passwordGivenAt } = session;
  if (present && Date.now() - lastSeenAt.getTime() > seenEvery && !(await isShortOfSpace())) {
    await touchSession(database(), id.data, sessionEnd(user.role, createdAt));
  }
  const given = { id: session.id, passwordGivenAt: passwordGivenAt?.getTime() ?? null };
  return { id: user.id, name: user.name, role: user.role, via: "session", session: given };
}
