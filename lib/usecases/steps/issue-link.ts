import type { Transaction } from "#lib/db/client.ts";
import { createOneTimeLink, toLinkSummary } from "#lib/db/one-time-links.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { newSecret } from "#lib/domain/people/secret.ts";
import type { FreshLink, LinkPurpose } from "#lib/domain/people/user.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env } from "#lib/env.ts";

export const linkDays = 7;

/** Makes a link and gives its address, which is kept nowhere. */
export async function issueLink(
  db: Transaction,
  fields: { purpose: LinkPurpose; createdById: string | null; email?: string; role?: Role; userId?: string },
): Promise<FreshLink> {
  const token = newSecret();
  const expiresAt = new Date(Date.now() + linkDays * 86_400_000);
  const link = await createOneTimeLink(db, { ...fields, tokenHash: sha256Hex(token), expiresAt });
  return { ...toLinkSummary(link), url: `${env.url}/join/${token}` };
}
