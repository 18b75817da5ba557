import type { Role } from "#lib/domain/people/permissions.ts";
import type { LinkPurpose, LinkSummary } from "#lib/domain/people/user.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

const columns = {
  id: true,
  purpose: true,
  email: true,
  role: true,
  userId: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
} as const;

/** `createdById` is null where whoever runs the server made it. */
export type OneTimeLink = LinkSummary & { userId: string | null; createdById: string | null };

function toLink(row: Prisma.OneTimeLinkGetPayload<{ select: typeof columns }>): OneTimeLink {
  return { ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() };
}

const usable = () => ({ usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } });

export async function createOneTimeLink(
  db: Transaction,
  fields: {
    tokenHash: string;
    purpose: LinkPurpose;
    expiresAt: Date;
    createdById: string | null;
    email?: string;
    role?: Role;
    userId?: string;
  },
): Promise<OneTimeLink> {
  return toLink(await db.oneTimeLink.create({ data: fields, select: columns }));
}

export async function findUsableLink(db: Transaction, tokenHash: string): Promise<OneTimeLink | null> {
  const row = await db.oneTimeLink.findFirst({ where: { tokenHash, ...usable() }, select: columns });
  return row && toLink(row);
}

/** Uses the link up. Of several who try at once, one gets true: the row's lock decides. */
export async function claimLink(db: Transaction, id: string): Promise<boolean> {
  const { count } = await db.oneTimeLink.updateMany({ where: { id, ...usable() }, data: { usedAt: new Date() } });
  return count === 1;
}

export async function listUsableLinks(db: Transaction, purpose: LinkPurpose): Promise<LinkSummary[]> {
  const rows = await db.oneTimeLink.findMany({ where: { purpose, ...usable() }, select: columns, orderBy: { createdAt: "desc" } });
  return rows.map((row) => toLinkSummary(toLink(row)));
}

export function toLinkSummary({ userId, createdById, ...summary }: OneTimeLink): LinkSummary {
  return summary;
}

export async function listUsableLinksBy(db: Transaction, createdById: string): Promise<OneTimeLink[]> {
  const rows = await db.oneTimeLink.findMany({ where: { createdById, ...usable() }, select: columns });
  return rows.map(toLink);
}

export async function revokeLinks(
  db: Transaction,
  which: { purpose?: LinkPurpose; id?: string; email?: string; userId?: string },
): Promise<number> {
  const { count } = await db.oneTimeLink.updateMany({
    where: { ...which, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}
