import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import { hasAdmin, lockFirstAdmin } from "#lib/db/users.ts";
import type { FreshLink } from "#lib/domain/people/user.ts";
import { issueLink } from "../steps/issue-link.ts";

/** The way in for the first admin; null where the desk already has one. A link made at an earlier start stops working. */
export function openFirstLink(): Promise<FreshLink | null> {
  return inTransaction(async (db) => {
    await lockFirstAdmin(db);
    if (await hasAdmin(db)) return null;
    await revokeLinks(db, { purpose: "first_admin" });
    return issueLink(db, { purpose: "first_admin", createdById: null });
  }, evenIfShort);
}
