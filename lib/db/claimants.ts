import { z } from "zod";
import type { Claimant, ClaimantKind, ListedClaimant } from "#lib/domain/claim/claimant.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

const parts = { names: { orderBy: { name: "asc" } } } as const satisfies Prisma.ClaimantInclude;

function toClaimant({ id, kind, name, link, version, names }: Prisma.ClaimantGetPayload<{ include: typeof parts }>): Claimant {
  return { id, kind, name, link, version, names: names.map(({ name, originId }) => ({ name, originId })) };
}

/** Makes a claimant of each of these names that nobody has yet. In the order of their keys, so that two writers can't deadlock. */
export async function addClaimants(db: Transaction, met: { key: string; id: string; name: string; kind: ClaimantKind }[]): Promise<void> {
  if (met.length === 0) return;
  const known = await db.claimantName.findMany({ where: { key: { in: met.map(({ key }) => key) } }, select: { key: true } });
  const fresh = met.filter(({ key }) => !known.some((row) => row.key === key)).sort((one, other) => (one.key < other.key ? -1 : 1));
  if (fresh.length === 0) return;
  await db.claimant.createMany({ data: fresh.map(({ id, kind, name }) => ({ id, kind, name })), skipDuplicates: true });
  await db.claimantName.createMany({
    data: fresh.map(({ key, id, name }) => ({ key, name, claimantId: id, originId: id })),
    skipDuplicates: true,
  });
}

/** The claimant of this id; where it was merged into another, that one. */
export async function findClaimant(db: Transaction, id: string): Promise<Claimant | null> {
  const own = await db.claimant.findUnique({ where: { id }, include: parts });
  if (own === null || own.names.length > 0) return own && toClaimant(own);
  const gone = await db.claimantName.findFirst({ where: { originId: id }, select: { claimantId: true } });
  const into = gone && (await db.claimant.findUnique({ where: { id: gone.claimantId }, include: parts }));
  return into && toClaimant(into);
}

/** Whose a name is that somebody has, and who it began as. */
export async function findClaimantName(db: Transaction, key: string): Promise<{ claimantId: string; originId: string }> {
  return db.claimantName.findUniqueOrThrow({ where: { key }, select: { claimantId: true, originId: true } });
}

/** Locks these, in one order. */
export async function lockClaimants(db: Transaction, ids: string[]): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM claimants WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

export type ClaimantPlace = [string, string];

const listedRow = z.object({ id: z.uuid(), name: z.string(), claims: z.number() });

/** Those who claim anything at the desk as it stands, by name, after a place; of those with a name that matches a tsquery, where one is given. */
export async function listClaimantRows(
  db: Transaction,
  { limit, after, query }: { limit: number; after: ClaimantPlace | null; query: string | null },
): Promise<z.infer<typeof listedRow>[]> {
  const [name, id] = after ?? ["", "00000000-0000-0000-0000-000000000000"];
  const rows = await db.$queryRaw`
    SELECT c.id, c.name, n.claims FROM claimants c CROSS JOIN LATERAL (
      SELECT count(*)::int AS claims FROM claimant_names k
      JOIN search_entries e ON e.claimant = k.key AND e.kind = 'claim' AND e.live WHERE k."claimantId" = c.id) n
    WHERE (c.name, c.id) > (${name}, ${id}::uuid) AND n.claims > 0 AND (${query}::tsquery IS NULL OR c.id IN (
      SELECT k."claimantId" FROM claimant_names k JOIN search_entries s ON s.claimant = k.key AND s.kind = 'claimant' AND s.live
      WHERE s.words @@ ${query}::tsquery))
    ORDER BY c.name, c.id LIMIT ${limit}`;
  return z.array(listedRow).parse(rows);
}

/** These claimants, in the order asked for. */
export async function findClaimants(db: Transaction, rows: { id: string; claims: number }[]): Promise<ListedClaimant[]> {
  const found = await db.claimant.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, include: parts });
  const byId = new Map(found.map((row) => [row.id, toClaimant(row)]));
  return rows.flatMap(({ id, claims }) => {
    const claimant = byId.get(id);
    return claimant ? [{ ...claimant, claims }] : [];
  });
}

/** The annotations in which they claim something, those of the newest first, and how many there are. */
export async function listClaimedBy(db: Transaction, claimantId: string, most: number): Promise<{ claimIds: string[]; count: number }> {
  const rows = await db.$queryRaw<{ claimId: string; count: number }[]>`
    SELECT a."claimId", (count(*) OVER ())::int AS count FROM claimant_names k
    JOIN search_entries e ON e.claimant = k.key AND e.kind = 'claim' AND e.live JOIN annotations a ON a.id = e.id
    WHERE k."claimantId" = ${claimantId}::uuid ORDER BY a."createdAt" DESC, a.id DESC LIMIT ${most}`;
  return { claimIds: [...new Set(rows.map(({ claimId }) => claimId))], count: rows[0]?.count ?? 0 };
}

export async function saveClaimant(
  db: Transaction,
  id: string,
  change: { kind?: ClaimantKind; name?: string; link?: string },
): Promise<void> {
  await db.claimant.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
}

/** Names of one go to another: all of them, or those that began as `originIds`. Gives the claimants that they began as. */
export async function moveNames(db: Transaction, fromId: string, toId: string, originIds?: string[]): Promise<string[]> {
  const where = { claimantId: fromId, ...(originIds && { originId: { in: originIds } }) };
  const rows = await db.claimantName.findMany({ where, select: { originId: true } });
  await db.claimantName.updateMany({ where, data: { claimantId: toId } });
  return [...new Set(rows.map(({ originId }) => originId))];
}

/** What is known of whoever is called so, by folded name. */
export async function findClaimantsNamed(db: Transaction, keys: string[]): Promise<Map<string, { kind: ClaimantKind; link: string }>> {
  const rows = await db.claimantName.findMany({
    where: { key: { in: keys } },
    select: { key: true, claimant: { select: { kind: true, link: true } } },
  });
  return new Map(rows.map(({ key, claimant }) => [key, claimant]));
}
