import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyRoot, grow, type Hash, isIncluded, leafHash, type Place, peaks, rootOf, siblings } from "./merkle-tree.ts";

const hex = (hash: Hash) => Buffer.from(hash).toString("hex");
const sha256 = (...parts: Uint8Array[]) => new Uint8Array(createHash("sha256").update(Buffer.concat(parts)).digest());

/** The definition of RFC 9162, 2.1.1, word for word. */
function naiveRoot(entries: Uint8Array[]): Hash {
  const [first] = entries;
  if (!first) return sha256();
  if (entries.length === 1) return sha256(Buffer.of(0), first);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha256(Buffer.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

/** The definition of RFC 9162, 2.1.3.1. */
function naivePath(index: number, entries: Uint8Array[]): Hash[] {
  if (entries.length <= 1) return [];
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return index < k
    ? [...naivePath(index, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naivePath(index - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}

const entriesOf = (count: number) => Array.from({ length: count }, (_, index) => new Uint8Array(Buffer.from(`entry ${index}`)));

function treeOf(entries: Uint8Array[]) {
  const tree = grow(0, [], entries.map(leafHash));
  const known = new Map(tree.completed.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const at = ({ level, index }: Place) => known.get(`${level}/${index}`) ?? new Uint8Array();
  return { root: rootOf(tree.peaks), at, path: (index: number) => siblings(index, entries.length).map((group) => rootOf(group.map(at))) };
}

// The vectors that implementations of Certificate Transparency share.
const shared = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  (text) => new Uint8Array(Buffer.from(text, "hex")),
);

test("roots and proofs are those of the vectors everybody shares", () => {
  expect(hex(emptyRoot)).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const roots = shared.map((_, index) => hex(treeOf(shared.slice(0, index + 1)).root));
  expect(roots).toEqual([
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]);
  expect(treeOf(shared).path(5).map(hex)).toEqual([
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ]);
});

test("every entry of every tree has the proof that the definition gives it, and that proof holds for it alone", () => {
  for (let size = 1; size <= 40; size += 1) {
    const entries = entriesOf(size);
    const tree = treeOf(entries);
    expect(hex(tree.root)).toBe(hex(naiveRoot(entries)));
    for (const [index, entry] of entries.entries()) {
      const path = tree.path(index);
      expect(path.map(hex)).toEqual(naivePath(index, entries).map(hex));
      expect(isIncluded(leafHash(entry), index, size, path, tree.root)).toBe(true);
      const others = [index + 1, index - 1].filter((other) => other >= 0);
      for (const other of others) expect(isIncluded(leafHash(entry), other, size, path, tree.root), `${index} at ${other}`).toBe(false);
      expect(isIncluded(leafHash(Buffer.from("another")), index, size, path, tree.root)).toBe(false);
      expect(isIncluded(leafHash(entry), index, size, path.slice(1), tree.root)).toBe(size === 1);
      expect(isIncluded(leafHash(entry), index, size, [...path, tree.root], tree.root)).toBe(false);
    }
  }
});

test("a tree grown from the peaks of any earlier one is the same tree; from those of a changed one it never is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }), fc.nat(), (before, added, changed) => {
      const entries = entriesOf(before + added);
      const whole = treeOf(entries);
      const earlier = peaks(before).map(whole.at);
      expect(hex(rootOf(earlier))).toBe(hex(naiveRoot(entries.slice(0, before))));
      const grown = grow(before, earlier, entries.slice(before).map(leafHash));
      expect(hex(rootOf(grown.peaks))).toBe(hex(whole.root));
      if (before === 0) return;
      const rewritten = entries.with(changed % before, Buffer.from("rewritten"));
      expect(hex(rootOf(peaks(before).map(treeOf(rewritten).at)))).not.toBe(hex(rootOf(earlier)));
    }),
    { numRuns: 60 },
  );
});
