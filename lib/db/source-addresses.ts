import { nearPlace } from "#lib/domain/article/near-address.ts";
import type { Transaction } from "./client.ts";

/** The address that the desk has this document at already; where there is none, the one given. The very address counts first. */
export async function knownAddress(db: Transaction, given: string): Promise<string> {
  const near = nearPlace(given);
  const known = await db.source.findMany({
    where: { OR: [{ url: given }, ...(near === "" ? [] : [{ near }])] },
    select: { url: true },
    orderBy: { id: "asc" },
  });
  return known.some(({ url }) => url === given) ? given : (known[0]?.url ?? given);
}

/** Which of these addresses are those of files that the desk keeps. */
export async function listKeptFiles(db: Transaction, addresses: string[]): Promise<string[]> {
  const rows = await db.source.findMany({ where: { url: { in: addresses }, captures: { some: {} } }, select: { url: true } });
  return rows.map(({ url }) => url);
}

/**
 * Makes a source of a file, unless it is one. `isNew`: nobody had attached it before. One that nothing ever cited stays for as long again: it is
 * locked, so that it isn't collected at this moment.
 */
export async function saveFileSource(
  db: Transaction,
  url: string,
  { title, altText }: { title: string; altText: string },
): Promise<{ id: string; isNew: boolean }> {
  const { count } = await db.source.createMany({
    data: [{ url, near: "", title, altText, uncitedSince: new Date() }],
    skipDuplicates: true,
  });
  await db.source.updateMany({ where: { url, uncitedSince: { not: null } }, data: { uncitedSince: new Date() } });
  const { id } = await db.source.findUniqueOrThrow({ where: { url }, select: { id: true } });
  return { id, isNew: count === 1 };
}

/** Files go that were attached before this moment and that nothing ever cited, with what only they held: at most so many. */
export async function collectUncitedFiles(
  db: Transaction,
  attachedBefore: Date,
  most: number,
): Promise<{ id: string; title: string; url: string }[]> {
  return db.$queryRaw`SELECT id, title, url FROM collect_uncited_files(${attachedBefore}, ${most}::int)`;
}

/** So many at once. */
const most = 5000;

/** Names the addresses of sources that came without a name: of versions before this one, or of a backup of theirs. */
export async function nameAddresses(db: Transaction): Promise<void> {
  const rows = await db.source.findMany({ where: { near: null }, select: { id: true, url: true }, take: most });
  if (rows.length === 0) return;
  await db.$executeRaw`
    UPDATE sources s SET near = n.near FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ url }) => nearPlace(url))}::text[]) AS n(id, near)
    WHERE s.id = n.id`;
}
