import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findLogHead, listLogEntries, listTileHashes } from "#lib/db/log.ts";
import { listLogIndex } from "#lib/db/log-index.ts";
import { entryBytes } from "#lib/domain/log/entry.ts";
import type { LogIndex } from "#lib/domain/log/log-index.ts";
import { readTilePath, tileWidth, writeBundle } from "#lib/domain/log/tiles.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

const nothing = () => refuse("not_found", "The log has nothing at this address.");

/** The log's signed head, for anyone (C2SP tlog-checkpoint). */
export async function readLogHead(): Promise<Result<string>> {
  const head = await findLogHead(database());
  return head ? ok(head.checkpoint) : refuse("not_found", "Nothing was published here yet, so there is no log.");
}

/** A tile of hashes or a bundle of entries, for anyone (C2SP tlog-tiles). Given by its path below the log's address. */
export async function readLogTile(path: unknown): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const tile = readTilePath(z.string().max(100).catch("").parse(path));
  if (!tile || (tile.index + 1) * tileWidth > 2 ** 31 || (tile.level !== "entries" && tile.level > 3)) return nothing();
  const { level, index, width } = tile;
  if (level === "entries") {
    const entries = await listLogEntries(database(), index * tileWidth, width);
    return entries.length === width ? ok(writeBundle(entries.map(entryBytes))) : nothing();
  }
  const hashes = await listTileHashes(database(), level, tile);
  return hashes.length === width ? ok(Uint8Array.from(hashes.flatMap((hash) => [...hash]))) : nothing();
}

/** What 256 entries are of, and where that can be read today, for anyone. */
export async function readLogIndex(page: unknown): Promise<Result<LogIndex>> {
  const asked = z.number().int().min(0).max(1_000_000).safeParse(page);
  const entries = asked.success ? await listLogIndex(database(), asked.data * tileWidth, tileWidth) : [];
  return entries.length > 0 ? ok({ entries }) : nothing();
}
