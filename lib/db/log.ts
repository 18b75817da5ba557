import { logOrigin, writeCheckpoint } from "#lib/domain/log/checkpoint.ts";
import { entryBytes, type LogEntry } from "#lib/domain/log/entry.ts";
import { writeInclusionProof } from "#lib/domain/log/inclusion-proof.ts";
import { type Growth, grow, type Hash, leafHash, type Place, peaks, rootOf, siblings } from "#lib/domain/log/merkle-tree.ts";
import type { Tile } from "#lib/domain/log/tiles.ts";
import { tileWidth } from "#lib/domain/log/tiles.ts";
import { env } from "#lib/env.ts";
import { lastAuditLink } from "./audit-chain.ts";
import type { Transaction } from "./client.ts";
import { listHistory } from "./log-history.ts";

export type LogHead = { size: number; checkpoint: string };

/** Signs with a key of the desk. */
export type DeskSigner = { keyId: string; publicKey: string; sign: (content: string) => string };

const atOnce = 1000;

/**
 * Appends to the log, in the transaction that makes what is logged; the row of the head is locked until it ends, so that each entry has
 * its own number and none is left out. A log that has nothing yet begins with all that was published before, this included: write
 * the rows first.
 */
export async function appendToLog(db: Transaction, signer: DeskSigner, entries: LogEntry[]): Promise<void> {
  const { size: before } = await lockLogHead(db);
  const added = before === 0 ? await listHistory(db) : entries;
  if (added.length === 0) return;
  const places = peaks(before);
  const earlier = await findHashes(db, places);
  const tree = grow(
    before,
    earlier,
    added.map((entry) => leafHash(entryBytes(entry))),
  );
  const checkpoint = await newCheckpoint(db, signer, tree.size, rootOf(tree.peaks));

  const known = new Map(places.map((place, at) => [nameOf(place), earlier[at]]));
  for (const node of tree.completed) known.set(nameOf(node), node.hash);
  const rows = added.map((entry, offset) => ({
    ...entry,
    index: before + offset,
    proof: writeInclusionProof({
      index: before + offset,
      path: pathOf(before + offset, tree, known),
      note: checkpoint,
      publicKey: signer.publicKey,
    }),
  }));
  for (let at = 0; at < rows.length; at += atOnce) await db.logEntry.createMany({ data: rows.slice(at, at + atOnce) });
  const nodes = tree.completed.map((node) => ({ ...node, hash: Buffer.from(node.hash) }));
  for (let at = 0; at < nodes.length; at += atOnce) await db.logNode.createMany({ data: nodes.slice(at, at + atOnce) });
  await db.logHead.update({ where: { id: 1 }, data: { size: tree.size, checkpoint } });
}

/** Where it is new, the desk has moved to another address, or the audit log has grown: signs the head again as it stands. */
export async function signLogHead(db: Transaction, signer: DeskSigner): Promise<void> {
  const { size } = await lockLogHead(db);
  const root = rootOf(await findHashes(db, peaks(size)));
  await db.logHead.update({ where: { id: 1 }, data: { checkpoint: await newCheckpoint(db, signer, size, root) } });
}

/** It says how far the audit log is chained: its links can't be taken away unseen either. */
async function newCheckpoint(db: Transaction, signer: DeskSigner, size: number, root: Hash): Promise<string> {
  return writeCheckpoint({ origin: logOrigin(env.url), size, root, audit: await lastAuditLink(db) }, signer);
}

const nameOf = ({ level, index }: Place) => `${level}/${index}`;

function pathOf(index: number, tree: Growth, known: Map<string, Hash | undefined>): Hash[] {
  return siblings(index, tree.size).map((group) => rootOf(group.map((place) => present(known.get(nameOf(place)), place))));
}

function present(hash: Hash | undefined, place: Place): Hash {
  if (!hash) throw new Error(`The log lacks the hash at ${nameOf(place)}: its rows were tampered with.`);
  return hash;
}

async function lockLogHead(db: Transaction): Promise<LogHead> {
  await db.$executeRaw`INSERT INTO log_head (id, size, checkpoint) VALUES (1, 0, '') ON CONFLICT DO NOTHING`;
  const [head] = await db.$queryRaw<LogHead[]>`SELECT size, checkpoint FROM log_head WHERE id = 1 FOR UPDATE`;
  if (!head) throw new Error("The log has no head.");
  return head;
}

/** As it stands now; null before anything was logged. */
export async function findLogHead(db: Transaction): Promise<LogHead | null> {
  const head = await db.logHead.findUnique({ where: { id: 1 }, select: { size: true, checkpoint: true } });
  return head && head.size > 0 ? head : null;
}

async function findHashes(db: Transaction, places: Place[]): Promise<Hash[]> {
  const rows =
    places.length === 0 ? [] : await db.logNode.findMany({ where: { OR: places.map(({ level, index }) => ({ level, index })) } });
  return places.map((place) => present(rows.find(({ level, index }) => level === place.level && index === place.index)?.hash, place));
}

/** The hashes of a tile; fewer than its width where the tree doesn't reach that far. */
export async function listTileHashes(db: Transaction, level: number, { index, width }: Tile): Promise<Hash[]> {
  const start = index * tileWidth;
  const rows = await db.logNode.findMany({
    where: { level: level * 8, index: { gte: start, lt: start + width } },
    orderBy: { index: "asc" },
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
}

export async function listLogEntries(db: Transaction, start: number, count: number): Promise<(LogEntry & { index: number })[]> {
  const rows = await db.logEntry.findMany({
    where: { index: { gte: start, lt: start + count } },
    orderBy: { index: "asc" },
    omit: { proof: true },
  });
  return rows.map((row) => ({ ...row, time: row.time.toISOString() }));
}

/** Of the revision with this hash; null where it isn't logged. */
export async function findLogProof(db: Transaction, sha256: string): Promise<string | null> {
  const row = await db.logEntry.findFirst({ where: { sha256, kind: "revision" }, orderBy: { index: "asc" }, select: { proof: true } });
  return row?.proof ?? null;
}

/** Where each of these statements is logged as that of a key. */
export async function findKeyEntries(db: Transaction, sha256s: string[]): Promise<Map<string, number>> {
  const rows = await db.logEntry.findMany({ where: { sha256: { in: sha256s }, kind: "key" }, select: { sha256: true, index: true } });
  return new Map(rows.map(({ sha256, index }) => [sha256, index]));
}
