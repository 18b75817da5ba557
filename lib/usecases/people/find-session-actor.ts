import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { findSession, touchSession } from "#lib/db/sessions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";

const seenEvery = 5 * 60_000;

/** Who this session stands for right now, with the role they have right now; null once it is over. */
export async function findSessionActor(sessionId: unknown): Promise<Actor | null> {
  const id = z.uuid().safeParse(sessionId);
  if (!id.success) return null;
  const session = await findSession(database(), id.data);
  if (!session) return null;
  if (Date.now() - session.lastSeenAt.getTime() > seenEvery && !(await isShortOfSpace())) await touchSession(database(), id.data);
  const { user } = session;
  return { id: user.id, name: user.name, role: user.role, via: "session" };
}
