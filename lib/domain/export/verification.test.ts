import { beforeAll, expect, test } from "vitest";
import type { RevisionContent } from "../revision/revision.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { type SignedRevision, signedRevision } from "../revision/signed-revision.ts";
import { createSigningKey } from "../revision/signing.ts";
import { annotationFixture, contentOf, fixtureKey, fixtureText, prose, revisionInput, stored } from "../revision/testing-revision.ts";
import { exportHtml } from "./html.ts";
import { exportJson } from "./json.ts";
import { chainProblems, verifyRevision } from "./verification.ts";

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
  const { canonicalJson } = await import("../revision/canonical-json.ts");
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
  expect(await places(file.replace(publicKey, other))).toEqual(["signature /signature", "key /keyId"]);
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

test("a rewritten file signed with another key is intact, and the desk's list does not have that key", async () => {
  const forger = createSigningKey("fixture");
  const forged = { ...content, publishedBy: "Forger" };
  const text = [...exportJson(stored(forged, forger), forged)].join("");
  const keys = [{ id: fixtureKey.id, publicKey: fixtureKey.publicKey, from: "2025-01-01T00:00:00Z", until: null }];
  expect(await verifyRevision(new TextEncoder().encode(text), keys)).toMatchObject({ intact: true, key: "not listed" });
  expect(await verifyRevision(bytes, keys)).toMatchObject({ intact: true, key: "listed" });
  expect(
    await verifyRevision(
      bytes,
      keys.map((key) => ({ ...key, until: "2025-02-01T00:00:00Z" })),
    ),
  ).toMatchObject({ key: "not listed" });
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

test("a chain holds only whole, in order and of one article", () => {
  const one = contentOf(1);
  const two: RevisionContent = { ...one, number: 2, kind: "update", previousSha256: stored(one).sha256 };
  const three: RevisionContent = { ...one, number: 3, kind: "update", previousSha256: stored(two).sha256 };
  const [a, b, c] = [one, two, three].map((of) => parsed(jsonOf(of)));
  if (!a || !b || !c) throw new Error("unreachable");
  expect(chainProblems([a, b, c])).toEqual([]);
  expect(chainProblems([a, c]).map(({ place }) => place)).toEqual(["revision 3: /content/number", "revision 3: /content/previousSha256"]);
  expect(chainProblems([b, c])).not.toEqual([]);
  const elsewhere = { ...two, article: { ...two.article, slug: "else" } };
  expect(chainProblems([a, parsed(jsonOf(elsewhere))]).map(({ place }) => place)).toEqual(["revision 2: /content/article/slug"]);
});

test("a rewritten first revision breaks the chain", () => {
  const one = contentOf(1);
  const two: RevisionContent = { ...one, number: 2, kind: "update", previousSha256: stored(one).sha256 };
  const rewritten = buildRevision(revisionInput({ annotations: [annotationFixture(fixtureText, { claim: "Rewritten" })] }));
  expect(chainProblems([parsed(jsonOf(rewritten)), parsed(jsonOf(two))]).map(({ part }) => part)).toEqual(["chain"]);
});
