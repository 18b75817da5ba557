import fc from "fast-check";
import { expect, test } from "vitest";
import { createSigningKey, signatureHolds, signContent } from "../revision/signing.ts";
import { toBase64url } from "../text/base64.ts";
import { logOrigin, readCheckpoint, signedBy, verifierKey, writeCheckpoint } from "./checkpoint.ts";
import { entryBytes, type LogEntry, logEntryKinds, readEntry } from "./entry.ts";
import { proves, readInclusionProof, writeInclusionProof } from "./inclusion-proof.ts";
import { grow, leafHash, peaks, rootOf, siblings } from "./merkle-tree.ts";
import { hashAt, readBundle, readTilePath, type Tile, tileAt, tilePath, writeBundle } from "./tiles.ts";

const key = createSigningKey("passphrase");
const signer = { publicKey: key.publicKey, sign: (text: string) => signContent(text, key, "passphrase") };
const holds = async (text: string, signature: Uint8Array, publicKey: string) => signatureHolds(text, toBase64url(signature), publicKey);
const entryOf = (number: number): LogEntry => ({
  kind: "revision",
  number,
  sha256: number.toString(16).padStart(64, "0"),
  time: "2026-01-02T03:04:05.678Z",
});
const bytesOf = (count: number) => Array.from({ length: count }, (_, index) => entryBytes(entryOf(index)));

test("a checkpoint is a signed note: three lines, a blank one, a signature of them under the log's name", async () => {
  const origin = logOrigin("https://desk.example/");
  const root = rootOf(grow(0, [], bytesOf(3).map(leafHash)).peaks);
  const note = writeCheckpoint({ origin, size: 3, root, audit: null }, signer);
  expect(note).toMatch(/^desk\.example\/log\n3\n[A-Za-z0-9+/]{43}=\n\n— desk\.example\/log [A-Za-z0-9+/]{91}=\n$/);
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) throw new Error("unreachable");
  expect(checkpoint).toMatchObject({ origin, size: 3, root, audit: null });
  const audit = { position: 12, sha256: "ab".repeat(32) };
  const extended = writeCheckpoint({ origin, size: 3, root, audit }, signer);
  expect(extended).toContain(`=\naudit 12 ${audit.sha256}\n\n— `);
  expect(readCheckpoint(extended)).toMatchObject({ origin, size: 3, root, audit });
  expect(await signedBy(checkpoint, [createSigningKey("x"), key], holds)).toBe(key);
  expect(await signedBy(checkpoint, [createSigningKey("x")], holds)).toBeNull();
  expect(verifierKey(origin, key.publicKey)).toMatch(/^desk\.example\/log\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/);
  for (const changed of [note.replace("\n3\n", "\n4\n"), note.replace("desk.example/log\n", "else.example/log\n")]) {
    const other = readCheckpoint(changed);
    expect(other && (await signedBy(other, [key], holds))).toBeNull();
  }
  for (const junk of ["", "\n", note.trimEnd(), note.replace("\n3\n", "\n03\n"), `${note}x`, note.replace("\n\n", "\n")]) {
    expect(readCheckpoint(junk)).toBeNull();
  }
});

test("a proof holds for its own entry only, and reads back as it was written", () => {
  const entries = bytesOf(9);
  const tree = grow(0, [], entries.map(leafHash));
  const hashes = new Map(tree.completed.map((node) => [`${node.level}/${node.index}`, node.hash]));
  const path = siblings(4, 9).map((group) => rootOf(group.map(({ level, index }) => hashes.get(`${level}/${index}`) ?? new Uint8Array())));
  const text = writeInclusionProof({
    index: 4,
    path,
    publicKey: key.publicKey,
    note: writeCheckpoint({ origin: "a/log", size: 9, root: rootOf(tree.peaks), audit: null }, signer),
  });
  const proof = readInclusionProof(text);
  if (!proof) throw new Error("unreachable");
  expect(writeInclusionProof(proof)).toBe(text);
  expect(entries.map((entry) => proves(proof, entry))).toEqual(entries.map((_, index) => index === 4));
  for (const junk of ["", "\n\n", text.replace("index 4", "index 04"), text.replace("@v1", "@v2"), text.slice(0, -1)]) {
    expect(readInclusionProof(junk)).toBeNull();
  }
});

test("an entry has one spelling, and nothing but an entry reads as one", () => {
  for (const kind of logEntryKinds) expect(readEntry(entryBytes({ ...entryOf(7), kind }))).toEqual({ ...entryOf(7), kind });
  const text = new TextDecoder().decode(entryBytes(entryOf(7)));
  for (const other of [
    text.replace("7,", " 7,"),
    text.replace('"number"', '"words":"x","number"'),
    text.replace("revision", "story"),
    "[",
  ]) {
    expect(readEntry(new TextEncoder().encode(other))).toBeNull();
  }
});

test("tiles are named as C2SP names them", () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
  expect(tilePath({ level: "entries", index: 0, width: 17 })).toBe("tile/entries/000.p/17");
  const tiles = fc.record({
    level: fc.oneof(fc.constant("entries" as const), fc.integer({ min: 0, max: 63 })),
    index: fc.nat(),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(fc.property(tiles, (tile) => void expect(readTilePath(tilePath(tile))).toEqual(tile)));
  const junk = ["tile/64/000", "tile/00/000", "tile/0/0", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/x000/000"];
  for (const path of [...junk, "tile/0/1000", "tile/x/000", "tile/0/000/", "tile/0/x001"]) expect(readTilePath(path), path).toBeNull();
});

test("all of a tree's subtrees can be got from its tiles, and its entries from their bundles", async () => {
  const entries = bytesOf(700);
  const tree = grow(0, [], entries.map(leafHash));
  const fetched = async ({ level, index, width }: Tile) => {
    const nodes = tree.completed.filter((node) => node.level === Number(level) * 8).toSorted((a, b) => a.index - b.index);
    return Uint8Array.from(nodes.slice(index * 256, index * 256 + width).flatMap(({ hash }) => [...hash]));
  };
  const places = [...peaks(700), ...peaks(513), { level: 0, index: 699 }, { level: 5, index: 3 }];
  for (const place of places) {
    const expected = tree.completed.find(({ level, index }) => level === place.level && index === place.index)?.hash;
    expect(await hashAt(place, 700, fetched)).toEqual(expected);
  }
  expect(await hashAt({ level: 0, index: 1 }, 700, async () => new Uint8Array(31))).toBeNull();
  expect(tileAt("entries", 699, 700)).toEqual({ level: "entries", index: 2, width: 188 });
  expect(readBundle(writeBundle(entries))).toEqual(entries);
  expect(readBundle(writeBundle(entries).slice(0, -1))).toBeNull();
});
