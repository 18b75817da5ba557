import { sha256 } from "@noble/hashes/sha2.js";

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array;

/** A complete subtree: the `index`-th from the left of those with 2^level leaves. */
export type Place = { level: number; index: number };

/** MTH({}) of RFC 9162, 2.1.1. */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** The hash of one entry (RFC 9162, 2.1.1). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(joined(Uint8Array.of(0), entry));
}

function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(joined(Uint8Array.of(1), left, right));
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameHash(a: Hash, b: Hash): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The largest complete subtrees that a tree of `size` leaves, or its part from leaf `from` on, consists of; left to right. */
export function peaks(size: number, from = 0): Place[] {
  const places: Place[] = [];
  let start = from;
  for (let level = 52; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (from + size - start < width) continue;
    places.push({ level, index: start / width });
    start += width;
  }
  return places;
}

/** The root over the hashes of a tree's peaks. */
export function rootOf(peakHashes: Hash[]): Hash {
  return peakHashes.reduceRight<Hash | null>((right, left) => (right === null ? left : nodeHash(left, right)), null) ?? emptyRoot;
}

/** What `grow` makes of a tree: the hashes of its peaks, and every subtree that has become complete. */
export type Growth = { size: number; peaks: Hash[]; completed: (Place & { hash: Hash })[] };

/** Appends leaves to a tree of which only its peaks are known: nothing of what is there can change by it. */
export function grow(size: number, peakHashes: Hash[], leaves: Hash[]): Growth {
  const open = [...peakHashes];
  const completed: Growth["completed"] = [];
  for (const [offset, leaf] of leaves.entries()) {
    let node = { level: 0, index: size + offset, hash: leaf };
    completed.push(node);
    for (let left = open.pop(); left !== undefined; left = open.pop()) {
      if (node.index % 2 === 0) {
        open.push(left);
        break;
      }
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
      completed.push(node);
    }
    open.push(node.hash);
  }
  return { size: size + leaves.length, peaks: open, completed };
}

/**
 * The siblings on the way from leaf `index` up to the root of a tree of `size` leaves, lowest first. Each is given as its peaks; the
 * inclusion proof is `rootOf` their hashes, each (RFC 9162, 2.1.3.1).
 */
export function siblings(index: number, size: number): Place[][] {
  const path: Place[][] = [];
  let start = 0;
  let width = size;
  while (width > 1) {
    const left = largestPowerBelow(width);
    const isLeft = index < start + left;
    path.unshift(isLeft ? peaks(width - left, start + left) : peaks(left, start));
    if (!isLeft) start += left;
    width = isLeft ? left : width - left;
  }
  return path;
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Whether `path` proves that the leaf stands at `index` of the tree of `size` leaves with that root (RFC 9162, 2.1.3.2). */
export function isIncluded(leaf: Hash, index: number, size: number, path: Hash[], root: Hash): boolean {
  if (index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, root);
}
