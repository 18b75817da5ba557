import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportJson } from "#lib/domain/export/json.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { createSigningKey, signContent } from "#lib/domain/revision/signing.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { runCommand, testDesk, testFolder } from "./testing-desk.ts";
import { verifyCommand } from "./verify.ts";

testDatabase();
setEnvironment({ AUTH_SECRET: "a secret for tests, long enough to be one" });
const desk = testDesk();
const { path } = testFolder();
const verify = (...args: string[]) => runCommand(verifyCommand, ...args);
let slug = "";
let editor: Actor;

beforeAll(async () => {
  editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const annotation = await annotate(editor, snapshot);
  slug = article.slug;
  for (const version of [1, 2, 3]) {
    granted(await publishRevision(editor, { articleId: article.id }));
    const { stored, content } = granted(await readPublication({ slug }));
    await writeFile(path(`v${version}.json`), [...exportJson(stored, content)].join(""));
    if (version < 3) granted(await updateAnnotation(editor, { id: annotation.id, version, claim: `Claim of version ${version + 1}` }));
  }
});

/** Somebody else's key, and all made to fit it. */
async function resigned(change: (content: RevisionContent) => RevisionContent): Promise<string> {
  const { stored, content } = granted(await readPublication({ slug, number: 2 }));
  const key = createSigningKey("stranger");
  const rewritten = change(content);
  const json = canonicalJson(rewritten);
  const forged = { ...stored, content: json, sha256: sha256Hex(json), keyId: key.id, publicKey: key.publicKey, logProof: null };
  await writeFile(
    path("forged.json"),
    [...exportJson({ ...forged, signature: signContent(json, key, "stranger") }, JSON.parse(json))].join(""),
  );
  return path("forged.json");
}

test("a file is checked with the keys of the desk here, and whose they are is said", async () => {
  expect(await verify(path("v1.json"))).toMatchObject({
    code: 0,
    results: [{ result: "intact", valid: true, key: "listed", keysOf: "the desk in DATABASE_URL", log: { index: 1 } }],
  });
});

test("re-signed with a stranger's key it is not intact, whatever was changed and wherever the keys come from", async () => {
  const keys = `${desk.url()}/.well-known/assay-keys.json`;
  for (const change of [(content: RevisionContent) => content, (content: RevisionContent) => ({ ...content, publishedBy: "Somebody" })]) {
    const file = await resigned(change);
    for (const args of [[file], [file, "--keys", keys], [file, path("v1.json")]]) {
      const { code, results } = await verify(...args);
      expect(code).toBe(1);
      expect(results[0]).toMatchObject({ result: "not intact", valid: false, key: "not listed", keysOf: expect.any(String) });
    }
  }
});

test("without any keys it is not checked: exit 3", async () => {
  const { databaseUrl } = env;
  setEnvironment({ DATABASE_URL: "", ASSAY_DATA_DIR: path("no-desk-here") });
  const { code, results } = await verify(path("v1.json"));
  setEnvironment({ DATABASE_URL: databaseUrl ?? "" });
  expect(code).toBe(3);
  expect(results).toMatchObject([{ result: "not checked", valid: null, key: "unchecked", keysOf: null }]);
});

test("what was changed is not intact, with and without keys", async () => {
  const { databaseUrl } = env;
  const text = await readFile(path("v1.json"), "utf8");
  await writeFile(path("changed.json"), text.replace("ten million", "two million"));
  expect((await verify(path("changed.json"))).code).toBe(1);
  setEnvironment({ DATABASE_URL: "", ASSAY_DATA_DIR: path("no-desk-here") });
  expect((await verify(path("changed.json"))).code).toBe(1);
  setEnvironment({ DATABASE_URL: databaseUrl ?? "" });
});

test("for an address the keys are those of the desk that the content claims, and its log of today is asked", async () => {
  const { code, results } = await verify(`${desk.url()}/r/${slug}`);
  expect(code).toBe(0);
  expect(results).toMatchObject([{ result: "intact", keysOf: expect.stringContaining(desk.url()), log: { index: 3 } }]);
  // Where that desk can't be asked, nobody vouches for the key.
  const moved = await resigned(({ log: _, ...content }) => ({ ...content, desk: { ...content.desk, url: "http://127.0.0.1:9" } }));
  const { createServer } = await import("node:http");
  const server = createServer(async (_, response) => response.end(await readFile(moved))).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const elsewhere = await verify(`http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/any.json`);
  server.close();
  expect(elsewhere).toMatchObject({ code: 3, results: [{ result: "not checked" }] });
  // And a stranger's copy that claims to be of this desk is measured by this desk's keys.
  const forged = await resigned((content) => content);
  const stranger = createServer(async (_, response) => response.end(await readFile(forged))).listen(0, "127.0.0.1");
  await new Promise((resolve) => stranger.once("listening", resolve));
  const at = stranger.address();
  const copy = await verify(`http://127.0.0.1:${at && typeof at === "object" ? at.port : 0}/any.json`);
  stranger.close();
  expect(copy).toMatchObject({ code: 1, results: [{ result: "not intact", key: "not listed" }] });
});

test("several files are one chain: whole, in any order, and as new as the desk's own", async () => {
  const files = [1, 2, 3].map((number) => path(`v${number}.json`));
  const [first = "", second = "", third = ""] = files;
  const chainOf = async (...args: string[]) => {
    const { code, results } = await verify(...args);
    const last: { valid?: unknown; problems?: { message: string }[] } = results.at(-1) ?? {};
    return { code, valid: last.valid, problems: last.problems?.map(({ message }) => message) };
  };
  expect(await chainOf(third, first, second)).toEqual({ code: 0, valid: true, problems: [] });
  expect(await chainOf(first, second)).toEqual({
    code: 1,
    valid: false,
    problems: ["The desk has published since: revision 3 is missing."],
  });
  expect(await chainOf(first, third)).toMatchObject({ code: 1, problems: ["Revision 2 is missing before revision 3."] });
});

test("a title that steers terminals or turns what stands around it is shown as it is, without doing so", async () => {
  const file = await resigned((content) => ({ ...content, article: { ...content.article, title: "A\u001b[2J\u202eevil\u0007" } }));
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  const complain = vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  expect(await verifyCommand.run([file])).toBe(1);
  for (const spy of [write, complain]) spy.mockRestore();
  expect(lines.join("")).toContain("“A\ufffd[2J\ufffdevil\ufffd”");
});

test("what can't be read is named, and does not stop the rest", async () => {
  const { code, results } = await verify(path("nothing.json"), path("v1.json"));
  expect(code).toBe(1);
  expect(results).toMatchObject([{ failed: path("nothing.json") }, { result: "intact" }]);
});

test("of a review that was withdrawn this is said, with the reason: of its address, and of several of its files", async () => {
  const { stored } = granted(await readPublication({ slug }));
  granted(await withdrawReview(editor, { articleId: stored.articleId, reason: "The minutes were forged." }));
  const withdrawn = "This review was withdrawn. The minutes were forged.";
  expect(await verify(`${desk.url()}/r/${slug}`)).toMatchObject({ code: 1, results: [{ message: withdrawn }] });
  const files = [1, 2, 3].map((number) => path(`v${number}.json`));
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  expect(await verifyCommand.run(files)).toBe(0);
  write.mockRestore();
  expect(lines.at(-1)).toContain(`${desk.url()} no longer shows it: ${withdrawn}`);
});
