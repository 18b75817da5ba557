import type { SessionSummary, User } from "#lib/domain/people/user.ts";
import type { Transaction } from "./client.ts";
import { toUser } from "./users.ts";

/** Begun with the password. */
export async function createSession(db: Transaction, fields: { userId: string; userAgent: string; expiresAt: Date }): Promise<string> {
  const row = await db.session.create({ data: { ...fields, passwordGivenAt: new Date() }, select: { id: true } });
  return row.id;
}

type LiveSession = { id: string; user: User; createdAt: Date; lastSeenAt: Date; passwordGivenAt: Date | null };

/** Who is signed in with this session; null once it was revoked or ran out, or its person was deactivated. */
export async function findSession(db: Transaction, id: string): Promise<LiveSession | null> {
  const row = await db.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: new Date() }, user: { deactivatedAt: null } },
    select: { id: true, createdAt: true, lastSeenAt: true, passwordGivenAt: true, user: true },
  });
  if (!row) return null;
  const { passwordHash, ...user } = row.user;
  return { ...row, user: toUser(user) };
}

/** Its person is there. `expiresAt`: when it ends if they don't come back. */
export async function touchSession(db: Transaction, id: string, expiresAt: Date): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { lastSeenAt: new Date(), expiresAt } });
}

/** Its password was given again. */
export async function notePasswordGiven(db: Transaction, which: { id: string; userId: string }): Promise<void> {
  await db.session.updateMany({ where: { ...which, revokedAt: null }, data: { passwordGivenAt: new Date() } });
}

/** How many browsers each person is signed in with. */
export async function countSessions(db: Transaction): Promise<Map<string, number>> {
  const groups = await db.session.groupBy({
    by: ["userId"],
    where: { revokedAt: null, expiresAt: { gt: new Date() } },
    _count: true,
  });
  return new Map(groups.map(({ userId, _count }) => [userId, _count]));
}

export async function listSessions(db: Transaction, userId: string): Promise<SessionSummary[]> {
  const rows = await db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() }));
}

/** Ends the sessions that match; says how many that was. */
export async function revokeSessions(db: Transaction, which: { userId: string; id?: string; exceptId?: string }): Promise<number> {
  const { count } = await db.session.updateMany({
    where: {
      userId: which.userId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      ...(which.id ? { id: which.id } : {}),
      ...(which.exceptId ? { NOT: { id: which.exceptId } } : {}),
    },
    data: { revokedAt: new Date() },
  });
  return count;
}
