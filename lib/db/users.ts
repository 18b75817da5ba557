import type { Role } from "#lib/domain/people/permissions.ts";
import type { User } from "#lib/domain/people/user.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { notify } from "./listen.ts";

/** Carries the id of a person whose sessions or role have changed, or `article:` and the id of one that was given to other people. */
export const accessChannel = "assay_access";

const columns = {
  id: true,
  email: true,
  name: true,
  role: true,
  publicNote: true,
  sample: true,
  createdAt: true,
  deactivatedAt: true,
} as const satisfies Prisma.UserSelect;

export function toUser(row: Prisma.UserGetPayload<{ select: typeof columns }>): User {
  return { ...row, createdAt: row.createdAt.toISOString(), deactivatedAt: row.deactivatedAt?.toISOString() ?? null };
}

export async function listUsers(db: Transaction): Promise<User[]> {
  const rows = await db.user.findMany({ select: columns, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(toUser);
}

export async function findUser(db: Transaction, id: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { id }, select: columns });
  return row && toUser(row);
}

/** The same, and nobody changes them until the transaction ends. */
export async function holdUser(db: Transaction, id: string): Promise<User | null> {
  await db.$queryRaw`SELECT 1 FROM users WHERE id = ${id}::uuid FOR SHARE`;
  return findUser(db, id);
}

export async function findUserByEmail(db: Transaction, email: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { email }, select: columns });
  return row && toUser(row);
}

export async function createUser(
  db: Transaction,
  fields: { email: string; name: string; role: Role; passwordHash: string | null; sample?: boolean },
): Promise<User> {
  return toUser(await db.user.create({ data: fields, select: columns }));
}

export async function updateUser(
  db: Transaction,
  id: string,
  fields: { name?: string; publicNote?: string; role?: Role; passwordHash?: string; deactivatedAt?: Date | null },
): Promise<User> {
  return toUser(await db.user.update({ where: { id }, data: fields, select: columns }));
}

/** The hash to check a password against; null for someone unknown, deactivated, or without a password. */
export async function findPasswordHash(
  db: Transaction,
  by: { email: string } | { id: string },
): Promise<{ id: string; passwordHash: string | null } | null> {
  return db.user.findFirst({ where: { ...by, deactivatedAt: null }, select: { id: true, passwordHash: true } });
}

/** Everyone who can sign in as admin, locked until the transaction ends: of two who step down at once, the second sees the first gone. */
export async function lockAdmins(db: Transaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM users
    WHERE role = 'admin' AND "deactivatedAt" IS NULL AND "passwordHash" IS NOT NULL
    ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}

/** Is there anyone who can sign in as admin? */
export async function hasAdmin(db: Transaction): Promise<boolean> {
  return (await db.user.count({ where: { role: "admin", deactivatedAt: null, NOT: { passwordHash: null } } })) > 0;
}

/** Lets one transaction at a time decide whether the desk has its first admin. */
export async function lockFirstAdmin(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay first admin'))`;
}

/** At commit, tells every node to look again at what this person may do, and to close what they may not keep open. */
export async function announceAccessChange(db: Transaction, userId: string): Promise<void> {
  await notify(db, accessChannel, userId);
}
