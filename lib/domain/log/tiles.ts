import { grow, type Hash, type Place, rootOf } from "./merkle-tree.ts";

/** A C2SP tlog-tile: `width` hashes of the tree at height 8 × `level`, or as many entries; 256 when it is full. */
export type Tile = { level: number | "entries"; index: number; width: number };

export const tileWidth = 256;

/** Below the log's address: "tile/0/x001/234", "tile/entries/000.p/17". */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${path}${width === tileWidth ? "" : `.p/${width}`}`;
}

/** The tile at such a path; null where none can be. Each tile has one path. */
export function readTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  const [, kind = "", groups = "", partial] = found ?? [];
  const tile: Tile = {
    level: kind === "entries" ? "entries" : Number(kind),
    index: Number(groups.replaceAll(/\D/g, "")),
    width: partial === undefined ? tileWidth : Number(partial),
  };
  const isWhole = tile.width >= 1 && Number.isSafeInteger(tile.index) && (tile.level === "entries" || tile.level <= 63);
  return found && isWhole && tilePath(tile) === path ? tile : null;
}

/** The tile that covers `position` at that height of a tree of `size` leaves, as wide as it is there. */
export function tileAt(level: number | "entries", position: number, size: number): Tile {
  const all = Math.floor(size / tileWidth ** (level === "entries" ? 0 : level));
  const index = Math.floor(position / tileWidth);
  return { level, index, width: Math.min(tileWidth, all - index * tileWidth) };
}

/** The hash of a complete subtree of a tree of `size` leaves, got from its tile. Null where the tile is not what it should be. */
export async function hashAt(place: Place, size: number, fetchTile: (tile: Tile) => Promise<Uint8Array>): Promise<Hash | null> {
  const height = place.level % 8;
  const count = 2 ** height;
  const first = place.index * count;
  const tile = tileAt(Math.floor(place.level / 8), first, size);
  const bytes = await fetchTile(tile);
  if (bytes.length !== tile.width * 32) return null;
  const start = first % tileWidth;
  const hashes = Array.from({ length: count }, (_, at) => bytes.slice((start + at) * 32, (start + at + 1) * 32));
  return rootOf(grow(0, [], hashes).peaks);
}

/** Entries as a bundle holds them: each after its length, two bytes, big-endian. */
export function writeBundle(entries: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  const view = new DataView(bundle.buffer);
  let at = 0;
  for (const entry of entries) {
    view.setUint16(at, entry.length);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** Null where a length points past the end. */
export function readBundle(bundle: Uint8Array): Uint8Array[] | null {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.length);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    if (at + 2 > bundle.length) return null;
    const end = at + 2 + view.getUint16(at);
    if (end > bundle.length) return null;
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries;
}
