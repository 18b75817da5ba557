import type { ApiTokenSummary, User } from "#lib/domain/people/user.ts";
import type { Transaction } from "./client.ts";
import { toUser } from "./users.ts";

const columns = { id: true, name: true, createdAt: true, lastUsedAt: true } as const;

function toSummary(row: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }): ApiTokenSummary {
  return { ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null };
}

export async function createApiToken(
  db: Transaction,
  fields: { userId: string; name: string; tokenHash: string },
): Promise<ApiTokenSummary> {
  return toSummary(await db.apiToken.create({ data: fields, select: columns }));
}

export async function listApiTokens(db: Transaction, userId: string): Promise<ApiTokenSummary[]> {
  const rows = await db.apiToken.findMany({ where: { userId, revokedAt: null }, select: columns, orderBy: { createdAt: "desc" } });
  return rows.map(toSummary);
}

/** Whose token this is; null once it was revoked or its person deactivated. */
export async function findApiToken(
  db: Transaction,
  tokenHash: string,
): Promise<{ id: string; lastUsedAt: Date | null; user: User } | null> {
  const row = await db.apiToken.findFirst({
    where: { tokenHash, revokedAt: null, user: { deactivatedAt: null } },
    select: { id: true, lastUsedAt: true, user: true },
  });
  if (!row) return null;
  const { passwordHash, ...user } = row.user;
  return { id: row.id, lastUsedAt: row.lastUsedAt, user: toUser(user) };
}

export async function touchApiToken(db: Transaction, id: string): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: new Date() } });
}

export async function revokeApiToken(db: Transaction, which: { id: string; userId: string }): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { ...which, revokedAt: null }, data: { revokedAt: new Date() } });
  return count === 1;
}
