import { type Checkpoint, readCheckpoint, signedBy } from "./checkpoint.ts";
import { type Hash, isIncluded, leafHash, peaks, rootOf, siblings } from "./merkle-tree.ts";
import { hashAt, readBundle, type Tile, tileAt, tilePath, tileWidth } from "./tiles.ts";

/** Fetches what a desk serves at a path, "/log/checkpoint" say. Throws where that can't be had, with the reason as its message. */
export type Fetch = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

type Holds = Parameters<typeof signedBy>[2];

/** What the desk serves is not what its checkpoint stands for. */
export class BrokenLog extends Error {}

/** The log's head as the desk serves it now, with the one of `keys` that signed it. */
export async function fetchCheckpoint<Key extends { publicKey: string }>(
  fetchPath: Fetch,
  keys: readonly Key[],
  holds: Holds,
): Promise<{ checkpoint: Checkpoint; note: string; key: Key }> {
  const note = new TextDecoder().decode(await fetchPath("/log/checkpoint"));
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) throw new BrokenLog("What the desk serves as the checkpoint of its log is none.");
  const key = await signedBy(checkpoint, keys, holds);
  if (!key) throw new BrokenLog("The checkpoint of the log is not signed with a key that the desk lists.");
  return { checkpoint, note, key };
}

/** Tiles as they are fetched, each once. */
function tilesOf(fetchPath: Fetch): (tile: Tile) => Promise<Uint8Array> {
  const fetched = new Map<string, Promise<Uint8Array>>();
  return (tile) => {
    const path = `/log/${tilePath(tile)}`;
    const known = fetched.get(path) ?? fetchPath(path);
    fetched.set(path, known);
    return known;
  };
}

/** The peaks of the tree of `size` leaves that the log of `checkpoint` grew from, as its tiles say. */
export async function fetchPeaks(fetchPath: Fetch, size: number, checkpoint: Checkpoint): Promise<Hash[]> {
  const fetchTile = tilesOf(fetchPath);
  return Promise.all(peaks(size).map(async (place) => whole(await hashAt(place, checkpoint.size, fetchTile))));
}

/** The entries from `start` on up to the checkpoint's last, as bytes. */
export async function fetchEntries(fetchPath: Fetch, start: number, { size }: Checkpoint): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let at = start - (start % tileWidth); at < size; at += tileWidth) {
    const tile = tileAt("entries", at, size);
    const bundle = readBundle(await fetchPath(`/log/${tilePath(tile)}`));
    if (bundle?.length !== tile.width) throw new BrokenLog("A bundle of the log’s entries is not as long as it should be.");
    entries.push(...bundle.slice(Math.max(0, start - at)));
  }
  return entries;
}

/** Whether the log of `checkpoint` has this entry at `index`: its tiles have to prove it. */
export async function isInLog(fetchPath: Fetch, entry: Uint8Array, index: number, checkpoint: Checkpoint): Promise<boolean> {
  if (index >= checkpoint.size) return false;
  const fetchTile = tilesOf(fetchPath);
  const path = await Promise.all(
    siblings(index, checkpoint.size).map(async (group) =>
      rootOf(await Promise.all(group.map(async (place) => whole(await hashAt(place, checkpoint.size, fetchTile))))),
    ),
  );
  return isIncluded(leafHash(entry), index, checkpoint.size, path, checkpoint.root);
}

function whole(hash: Hash | null): Hash {
  if (!hash) throw new BrokenLog("A tile of the log is not as long as it should be.");
  return hash;
}
