import type { Transaction } from "#lib/db/client.ts";
import { listUsableLinksBy, type OneTimeLink, revokeLinks } from "#lib/db/one-time-links.ts";
import { findUser, holdUser } from "#lib/db/users.ts";
import { mayGiveRole } from "#lib/domain/people/permissions.ts";
import type { User } from "#lib/domain/people/user.ts";
import { type Result, refuse } from "#lib/domain/result.ts";

/** Might whoever made this link still make it? Their role and access stay as they are until the transaction ends. */
export async function isStillRightful(db: Transaction, link: OneTimeLink): Promise<boolean> {
  if (link.createdById === null) return true;
  const maker = await holdUser(db, link.createdById);
  return maker !== null && (await mayMake(db, maker, link));
}

/** Takes back what someone may no longer hand out, once their role or access has changed; says how many links that was. */
export async function revokeWrongfulLinks(db: Transaction, maker: User): Promise<number> {
  let revoked = 0;
  for (const link of await listUsableLinksBy(db, maker.id)) {
    if (!(await mayMake(db, maker, link))) revoked += await revokeLinks(db, { id: link.id });
  }
  return revoked;
}

async function mayMake(db: Transaction, maker: User, link: OneTimeLink): Promise<boolean> {
  if (maker.deactivatedAt !== null) return false;
  const role = link.role ?? (link.userId === null ? null : (await findUser(db, link.userId))?.role);
  return role ? mayGiveRole(maker.role, role) : false;
}

export function beyondOwnRole(): Result<never> {
  return refuse("forbidden", "That role may do more than yours. Ask an admin of the desk.", { field: "role" });
}
