import { type TokenScope, tokenScopes } from "#lib/domain/people/permissions.ts";
import type { ApiTokenSummary, User } from "#lib/domain/people/user.ts";
import type { Transaction } from "./client.ts";
import { toUser } from "./users.ts";

const columns = { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true } as const;

type Row = { id: string; name: string; scopes: string[]; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null };

function toSummary(row: Row): ApiTokenSummary {
  return {
    ...row,
    scopes: toScopes(row.scopes),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    expired: row.expiresAt !== null && row.expiresAt.getTime() <= Date.now(),
  };
}

const toScopes = (scopes: string[]) => tokenScopes.filter((scope) => scopes.includes(scope));

const alive = () => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] });

export async function createApiToken(
  db: Transaction,
  fields: { userId: string; name: string; tokenHash: string; scopes: TokenScope[]; expiresAt: Date | null },
): Promise<ApiTokenSummary> {
  return toSummary(await db.apiToken.create({ data: fields, select: columns }));
}

/** Those that ran out too, until they are revoked: whoever wonders why a program stopped finds out. */
export async function listApiTokens(db: Transaction, userId: string): Promise<ApiTokenSummary[]> {
  const rows = await db.apiToken.findMany({ where: { userId, revokedAt: null }, select: columns, orderBy: { createdAt: "desc" } });
  return rows.map(toSummary);
}

/** Whose token this is, and for what; null once it was revoked or ran out, or its person was deactivated. */
export async function findApiToken(
  db: Transaction,
  tokenHash: string,
): Promise<{ id: string; scopes: TokenScope[]; lastUsedAt: Date | null; user: User } | null> {
  const row = await db.apiToken.findFirst({
    where: { tokenHash, ...alive(), user: { deactivatedAt: null } },
    select: { id: true, scopes: true, lastUsedAt: true, user: true },
  });
  if (!row) return null;
  const { passwordHash, ...user } = row.user;
  return { id: row.id, scopes: toScopes(row.scopes), lastUsedAt: row.lastUsedAt, user: toUser(user) };
}

export async function touchApiToken(db: Transaction, id: string): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: new Date() } });
}

export async function revokeApiToken(db: Transaction, which: { id: string; userId: string }): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { ...which, revokedAt: null }, data: { revokedAt: new Date() } });
  return count === 1;
}

/** Takes back all of someone's tokens; says how many were still good. */
export async function revokeApiTokens(db: Transaction, userId: string): Promise<number> {
  const { count } = await db.apiToken.updateMany({ where: { userId, ...alive() }, data: { revokedAt: new Date() } });
  return count;
}
