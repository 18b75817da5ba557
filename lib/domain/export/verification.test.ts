import { beforeAll, expect, test } from "vitest";
import { canonicalJson } from "../revision/canonical-json.ts";
import type { RevisionContent } from "../revision/revision.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { type SignedRevision, signedRevision } from "../revision/signed-revision.ts";
import { createSigningKey, type KeptKey } from "../revision/signing.ts";
import { contentOf, fixtureKeys, fixtureProof, prose, revisionInput, stored } from "../revision/testing-revision.ts";
import { exportHtml } from "./html.ts";
import { exportJson } from "./json.ts";
import { verifyRevision } from "./verification.ts";

const content = contentOf(3);
const file = jsonOf(content);
const bytes = new TextEncoder().encode(file);

function jsonOf(of: RevisionContent): string {
  return [...exportJson(stored(of), of)].join("");
}

function parsed(text: string): SignedRevision {
  return signedRevision.parse(JSON.parse(text));
}

function verifyText(text: string) {
  return verifyRevision(new TextEncoder().encode(text));
}

async function places(text: string) {
  return (await verifyText(text)).problems.map(({ part, place }) => `${part} ${place}`);
}

test("a download is intact, and its content is what was signed, byte for byte", async () => {
  const verification = await verifyRevision(bytes);
  expect(verification).toMatchObject({ intact: true, problems: [], key: "unchecked" });
  expect(file).toContain(`"content":${stored(content).content},"digests"`);
});

test("every single changed, dropped or added byte is caught", async () => {
  const small = buildRevision(revisionInput({ annotations: [], scale: { ...revisionInput().scale, verdicts: [] } }, prose("One 🌊 line.")));
  const short = new TextEncoder().encode(jsonOf(small));
  for (const [index, byte] of short.entries()) {
    const before = short.subarray(0, index);
    const after = short.subarray(index + 1);
    const mask = [1, 0x20, 0x80][index % 3] ?? 1;
    const changed = [Uint8Array.from([...before, byte ^ mask, ...after])];
    if (index % 4 === 0) changed.push(Uint8Array.from([...before, ...after]), Uint8Array.from([...before, 0x20, byte, ...after]));
    for (const file of changed) expect((await verifyRevision(file)).intact, `byte ${index}`).toBe(false);
  }
});

test("names the part of the content that was changed", async () => {
  expect(await places(file.replace('"claim":"Claim 3"', '"claim":"Claim 9"'))).toEqual(["content /content/annotations/1"]);
  expect(await places(file.replace('"author":"Nell Quist"', '"author":"Nell Quest"'))).toEqual(["content /content/article/author"]);
  expect(await places(file.replace('"publishedBy":"Mara Reyes"', '"publishedBy":"Mara Rexes"'))).toEqual(["content /content/publishedBy"]);
});

test("names what was taken out or added", async () => {
  const document = parsed(file);
  const without = { ...document, content: { ...document.content, annotations: document.content.annotations.slice(0, 2) } };
  expect(await places(`${canonicalJson(without)}\n`)).toEqual(["content /content/annotations/2"]);
  const added = { ...document, content: { ...document.content, extra: true } };
  expect(await places(`${canonicalJson(added)}\n`)).toEqual(["content /content/extra"]);
});

test("names the hash, a digest, the signature, the key", async () => {
  const { sha256, signature, keyId, publicKey } = parsed(file);
  const bump = (text: string) => (text.startsWith("a") ? "b" : "a") + text.slice(1);
  expect(await places(file.replace(`"sha256":"${sha256}","signature"`, `"sha256":"${bump(sha256)}","signature"`))).toEqual([
    "hash /sha256",
  ]);
  expect(await places(file.replace(/("\/annotations\/1":")(.)/, (_, name, digit) => `${name}${digit === "0" ? "1" : "0"}`))).toEqual([
    "digests /digests/~1annotations~11",
  ]);
  expect(await places(file.replace(signature, bump(signature)))).toEqual(["signature /signature"]);
  expect(await places(file.replace(keyId, bump(keyId)))).toEqual(["key /keyId"]);
  const other = createSigningKey("x").publicKey;
  expect(await places(file.replace(`"publicKey":"${publicKey}"`, `"publicKey":"${other}"`))).toEqual([
    "signature /signature",
    "key /keyId",
  ]);
});

test("another spelling of the same file is not the same file", async () => {
  expect(await places(file.trimEnd())).toEqual([`file character ${file.length}`]);
  expect(await places(`\uFEFF${file}`)).toHaveLength(1);
  expect(await places(file.replace('{"content":', '{ "content":'))).toEqual(["file character 2"]);
  expect(await places(`${JSON.stringify(JSON.parse(file), null, 2)}\n`)).toEqual(["file character 2"]);
  const lastOfSignature = /("signature":"[\w-]{85})([\w-])/;
  const respelled = file.replace(lastOfSignature, (_, start, last) => `${start}${{ A: "B", Q: "R", g: "h", w: "x" }[String(last)] ?? "A"}`);
  expect(await places(respelled)).toEqual(["signature /signature"]);
});

test("anything else is refused with a word, not a crash", async () => {
  for (const junk of ["", "{", "[]", "null", '{"content":{}}', "<!doctype html><p>Hi", "[".repeat(100_000), '{"content":"\\ud800"}']) {
    expect(await verifyText(junk)).toMatchObject({ intact: false, revision: null, problems: [{ part: "file" }] });
  }
  expect(await verifyRevision(Uint8Array.from([0xc3, 0x28]))).toMatchObject({ intact: false });
});

test("a file rewritten and signed with a stranger's key is not intact, whatever else it brings along", async () => {
  const forger = createSigningKey("fixture");
  const forged = { ...content, publishedBy: "Forger" };
  const write = (key: KeptKey, logProof: string | null) => [...exportJson({ ...stored(forged, key), logProof }, forged)].join("");
  const proofs = [fixtureProof(forged, forger), fixtureProof(content), fixtureProof(forged), null];
  for (const proof of proofs) {
    const found = await verifyRevision(new TextEncoder().encode(write(forger, proof)), fixtureKeys);
    expect(found).toMatchObject({ intact: false, key: "not listed" });
    expect(found.problems).toContainEqual(expect.objectContaining({ part: "key", place: "/keyId" }));
  }
  const unknown = await verifyRevision(new TextEncoder().encode(write(forger, proofs[0] ?? null)));
  expect(unknown, "without keys nobody can tell").toMatchObject({ intact: true, key: "unchecked" });
  expect(await verifyRevision(bytes, fixtureKeys)).toMatchObject({ intact: true, key: "listed", log: { index: 1, size: 2 } });
});

test("when a key was in use is told by its place in the log; by the clock only for what has none", async () => {
  const [key] = fixtureKeys;
  if (!key) throw new Error("unreachable");
  const other = { ...key, ...createSigningKey("x"), previous: key.id };
  const timeless = new TextEncoder().encode([...exportJson({ ...stored(content), logProof: null }, content)].join(""));
  const late = { ...key, from: "2030-01-01T00:00:00Z" };
  expect(await verifyRevision(bytes, [late, { ...other, entry: 2 }]), "a clock that was set back").toMatchObject({ intact: true });
  expect(await verifyRevision(bytes, [{ ...key, entry: 1 }])).toMatchObject({ intact: false, key: "not listed" });
  expect(await verifyRevision(bytes, [{ ...key, until: "2025-02-01T00:00:00Z" }]), "its place counts").toMatchObject({ intact: true });
  expect(await verifyRevision(timeless, [key])).toMatchObject({ intact: true, log: null });
  expect(await verifyRevision(timeless, [late])).toMatchObject({ intact: false });
  expect(await verifyRevision(timeless, [{ ...key, until: "2025-02-01T00:00:00Z" }])).toMatchObject({ intact: false });
});

test("a proof that is not of this revision, or under a checkpoint of somebody else, is named", async () => {
  const withProof = (logProof: string) =>
    verifyRevision(new TextEncoder().encode([...exportJson({ ...stored(content), logProof }, content)].join("")), fixtureKeys);
  const forger = createSigningKey("fixture");
  const of = fixtureProof(content);
  for (const proof of [
    fixtureProof(contentOf(2)),
    fixtureProof(content, forger),
    "",
    of.replace("index 1", "index 0"),
    of.replace("desk.example/log\n2", "desk.example/log\n3"),
  ]) {
    expect((await withProof(proof)).problems.map(({ part, place }) => `${part} ${place}`)).toEqual(["log /log"]);
  }
});

let page: string;
beforeAll(() => {
  page = [...exportHtml(stored(content), content)].join("");
});

test("the standalone page carries the revision and is checked as well", async () => {
  expect(await verifyText(page)).toMatchObject({ intact: true, problems: [] });
  const [problem] = (await verifyText(page.replace("Three strikes are on record.</p>", "Four strikes are on record.</p>"))).problems;
  expect(problem).toMatchObject({ part: "page", place: expect.stringMatching(/^character \d+$/) });
  expect(await places(page.replace('"claim":"Claim 3"', '"claim":"Claim 9"'))).toEqual(["content /content/annotations/1"]);
});

test("a changed byte anywhere in the page is caught", async () => {
  const step = Math.ceil(page.length / 400);
  for (let index = 0; index < page.length; index += step) {
    const changed = page.slice(0, index) + (page[index] === "x" ? "y" : "x") + page.slice(index + 1);
    expect((await verifyText(changed)).intact, `character ${index}`).toBe(false);
  }
});

test("what says that it is logged has its proof, and of that very place", async () => {
  const logged = { ...contentOf(3), log: { size: 1 } };
  const { log: _, ...without } = parsed(jsonOf(logged));
  expect(await places(jsonOf(logged))).toEqual([]);
  expect(await places(`${canonicalJson(without)}\n`)).toEqual(["log /log"]);
  expect(await places(jsonOf({ ...logged, log: { size: 7 } }))).toEqual(["log /log"]);
});
