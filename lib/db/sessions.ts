import type { SessionSummary, User } from "#lib/domain/people/user.ts";
import type { Transaction } from "./client.ts";
import { toUser } from "./users.ts";

export async function createSession(db: Transaction, fields: { userId: string; userAgent: string; expiresAt: Date }): Promise<string> {
  const row = await db.session.create({ data: fields, select: { id: true } });
  return row.id;
}

/** Who is signed in with this session; null once it was revoked or ran out, or its person was deactivated. */
export async function findSession(db: Transaction, id: string): Promise<{ user: User; lastSeenAt: Date } | null> {
  const row = await db.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: new Date() }, user: { deactivatedAt: null } },
    select: { lastSeenAt: true, user: true },
  });
  if (!row) return null;
  const { passwordHash, ...user } = row.user;
  return { user: toUser(user), lastSeenAt: row.lastSeenAt };
}

export async function touchSession(db: Transaction, id: string): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { lastSeenAt: new Date() } });
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
      ...(which.id ? { id: which.id } : {}),
      ...(which.exceptId ? { NOT: { id: which.exceptId } } : {}),
    },
    data: { revokedAt: new Date() },
  });
  return count;
}
