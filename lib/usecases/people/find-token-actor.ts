import { findApiToken, touchApiToken } from "#lib/db/api-tokens.ts";
import { database } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { isApiToken } from "#lib/domain/people/secret.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";

const usedEvery = 60_000;

/** Whose API token this is; null for anything unknown, revoked, run out, or of someone deactivated. */
export async function findTokenActor(token: string): Promise<Actor | null> {
  if (!isApiToken(token)) return null;
  const found = await findApiToken(database(), sha256Hex(token));
  if (!found) return null;
  if (Date.now() - (found.lastUsedAt?.getTime() ?? 0) > usedEvery && !(await isShortOfSpace())) await touchApiToken(database(), found.id);
  return { id: found.user.id, name: found.user.name, role: found.user.role, via: "token", scopes: found.scopes };
}
