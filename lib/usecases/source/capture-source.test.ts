import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { makeWorkerUtils } from "graphile-worker";
import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { checkCaptures } from "#lib/domain/integrity/check-captures.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env } from "#lib/env.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { annotate, articleFixture, granted, refusalOf } from "../testing.ts";
import { askForCapture } from "./ask-for-capture.ts";
import { captureSource } from "./capture-source.ts";
import { checkQuotes } from "./check-quotes.ts";
import { readSource } from "./read-source.ts";
import { resumeCaptures } from "./resume-captures.ts";
import { takeOutCopy } from "./take-out-copy.ts";
import { testingPage, testingWeb } from "./testing-web.ts";

testDatabase();
const web = testingWeb();

beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});

const jobs = () => database().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs ORDER BY key`;

async function citing(actor: Actor, path: string, quote = "", more: object = {}) {
  const { snapshot, article } = await articleFixture(actor);
  const annotation = await annotate(actor, snapshot, {
    evidence: [{ stance: "contradicts", quote, source: { url: web.at(path), ...more } }],
  });
  return { annotation, article, sourceId: annotation.evidence[0]?.source?.id ?? "" };
}

const read = async (actor: Actor, { id }: Annotation) => {
  const [evidence] = granted(await readAnnotation(actor, { id })).evidence;
  if (!evidence?.source) throw new Error("There is no evidence.");
  return { ...evidence, source: evidence.source };
};

test("a link that is cited is read: its blanks are filled in, its bytes and text kept, and the words quoted found", async () => {
  const actor = await actorFixture("reviewer");
  const body = testingPage("Ferry stays", ["The mayor said: “It cost twelve million, not ten.”"]);
  web.pages.set("/ferry", { body, headers: { "x-odd": "yes" } });
  const { annotation, sourceId } = await citing(actor, "/ferry", "It cost twelve million, not ten", { title: "Typed by hand" });
  expect(annotation.evidence[0]?.capture).toMatchObject({ state: "waiting", at: null, quote: null });
  expect(await jobs()).toContainEqual({ key: `capture ${sourceId}` });

  granted(await captureSource({ sourceId }, web.options));
  const { source, capture } = await read(actor, annotation);
  expect(source).toMatchObject({
    ...{ title: "Typed by hand", publisher: "The Lowland Courier", author: "Ada Lind", publishedAt: "2025-05-12", language: "en" },
  });
  expect(capture).toMatchObject({ state: "kept", reason: "", sha256: sha256Hex(body), quote: "found" });
  expect(capture?.place).toMatchObject({ exact: "It cost twelve million, not ten", before: expect.stringContaining("The mayor said") });
  const content = async (sha256 = "") => {
    const row = await database().capturedContent.findUniqueOrThrow({ where: { sha256 } });
    return gunzipSync(row.packed ?? new Uint8Array()).toString("utf8");
  };
  expect(await content(capture?.sha256 ?? "")).toBe(body);
  const text = await content(capture?.textSha256 ?? "");
  expect(sha256Hex(text)).toBe(capture?.textSha256);
  const kept = await database().capture.findFirstOrThrow({ where: { sourceId } });
  expect(kept).toMatchObject({ status: 200, url: web.at("/ferry"), headers: { "x-odd": "yes" } });
  await expect(database().capture.deleteMany({ where: { sourceId } }), "it never changes").rejects.toThrow();
});

test("nearly the same words, other words, and a quotation that is mended", async () => {
  const actor = await actorFixture("reviewer");
  web.pages.set("/words", { body: testingPage("Words", ["The committee did not find any fault with the accounts of the town."]) });
  const { annotation, sourceId } = await citing(actor, "/words", "The committee did find any fault with the accounts");
  granted(await captureSource({ sourceId }, web.options));
  expect((await read(actor, annotation)).capture).toMatchObject({
    quote: "similar",
    place: { exact: expect.stringContaining("did not find") },
  });

  const requote = async (quote: string, version: number) => {
    const evidence = [{ stance: "supports" as const, quote, source: { url: web.at("/words") } }];
    granted(await updateAnnotation(actor, { id: annotation.id, version, evidence }));
  };
  await requote("Nobody has ever been to the moon, says the harbour master", 1);
  expect((await read(actor, annotation)).capture, "until somebody has looked").toMatchObject({ state: "kept", quote: null });
  expect(await jobs()).toContainEqual({ key: `quotes of ${sourceId}` });
  granted(await checkQuotes({ sourceId }));
  expect((await read(actor, annotation)).capture).toMatchObject({ quote: "missing", place: null });
  await requote("The committee did not find any fault", 2);
  granted(await checkQuotes({ sourceId }));
  const found = await read(actor, annotation);
  expect(found.capture).toMatchObject({ quote: "found" });

  // A list that is sent again as it was keeps what is known of it.
  await requote("The committee did not find any fault", 3);
  expect(await read(actor, annotation)).toMatchObject({ id: found.id, capture: { quote: "found" } });
});

test("two who cite one document at once have it fetched once", async () => {
  const [ada, ben] = [await actorFixture("reviewer"), await actorFixture("reviewer")];
  web.pages.set("/one", { body: testingPage("One", []) });
  const [one, other] = await Promise.all([citing(ada, "/one"), citing(ben, "/one")]);
  expect(one.sourceId).toBe(other.sourceId);
  expect((await jobs()).filter(({ key }) => key === `capture ${one.sourceId}`)).toHaveLength(1);
  await Promise.all([captureSource({ sourceId: one.sourceId }, web.options), captureSource({ sourceId: one.sourceId }, web.options)]);
  expect(web.asked.filter((path) => path === "/one")).toHaveLength(1);
  expect(await database().capture.count({ where: { sourceId: one.sourceId } })).toBe(1);
});

test.each([
  ["/missing", { status: 404, body: "no" }, "gone", /status 404/],
  ["/robot", { status: 403, body: "no" }, "failed", /programs/],
  ["/check", { body: "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>" }, "failed", /person/],
  ["/trouble", { status: 503, body: "no" }, "failed", /trouble/],
  ["/script", { body: `<title>Ferry</title><div id="root"></div><script>render()</script>` }, "kept", /script/],
  [
    "/picture",
    { type: "image/png", body: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]) },
    "kept",
    /^This is a picture, which Assay doesn’t read\. Look at it yourself, or put in a copy/,
  ],
  [
    "/letter.rtf",
    { type: "application/rtf", body: "{\\rtf1 Some words of a letter.}" },
    "kept",
    /rich-text file \(\.rtf\), .* put in a copy/,
  ],
  ["/deep", { body: `<body>${"<div>".repeat(20_000)}Words.` }, "kept", /nested too deeply/],
  ["/nothing", { body: "" }, "failed", /nothing at all/],
  ["/broken", { headers: { "content-encoding": "gzip" }, body: "not packed" }, "failed", /broken, or was cut off/],
  ["/bomb", { headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(40_000_000)) }, "failed", /larger/],
] as const)("what can't be read is told as what it is: %s", async (path, page, state, reason) => {
  const actor = await actorFixture("reviewer");
  web.pages.set(path, page);
  const { annotation, sourceId } = await citing(actor, path, "some words");
  granted(await captureSource({ sourceId }, web.options));
  const { capture } = await read(actor, annotation);
  expect(capture).toMatchObject({ state, reason: expect.stringMatching(reason) });
  expect(capture?.reason, "what to do is said to whoever cites it, not to whoever imports an article").not.toMatch(/paste|\bload/);
  if (state === "kept") expect(capture).toMatchObject({ sha256: expect.any(String), quote: null });
  else expect(capture).toMatchObject({ at: null, sha256: null });
});

test("data are text; a private address is never met", async () => {
  const actor = await actorFixture("reviewer");
  web.pages.set("/data.json", { type: "application/json", body: JSON.stringify({ cost: "twelve million", year: 2019 }) });
  const { annotation, sourceId } = await citing(actor, "/data.json", "twelve million");
  granted(await captureSource({ sourceId }));
  expect((await read(actor, annotation)).capture).toMatchObject({ state: "failed", reason: expect.stringContaining("private network") });
  granted(await askForCapture(actor, { annotationId: annotation.id, sourceId }));
  granted(await captureSource({ sourceId }, web.options));
  expect((await read(actor, annotation)).capture).toMatchObject({ state: "kept", quote: "found" });
});

test("an article that is set to fetch nothing has nothing fetched", async () => {
  const actor = await actorFixture("reviewer");
  const { snapshot, article } = await articleFixture(actor);
  granted(await updateArticleDetails(actor, { id: article.id, version: 1, details: { title: article.title, fetchNothing: true } }));
  web.pages.set("/secret", { body: testingPage("Secret", []) });
  const annotation = await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url: web.at("/secret") } }] });
  const sourceId = annotation.evidence[0]?.source?.id ?? "";
  expect(annotation.evidence[0]?.capture).toBeNull();
  expect(refusalOf(await askForCapture(actor, { annotationId: annotation.id, sourceId })).message).toContain("fetch nothing");
  await resumeCaptures({ starting: false });
  granted(await captureSource({ sourceId }, web.options));
  expect(web.asked).not.toContain("/secret");

  const open = await citing(actor, "/secret");
  granted(await captureSource({ sourceId: open.sourceId }, web.options));
  expect(web.asked, "somebody else may cite it in the open").toContain("/secret");
});

test("what a killed process left half done, and what lost its job, is taken up again", async () => {
  const actor = await actorFixture("reviewer");
  web.pages.set("/killed", { body: testingPage("Killed", []) });
  const { annotation, sourceId } = await citing(actor, "/killed");
  await database().sourceHealth.update({ where: { sourceId }, data: { state: "reading" } });
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await resumeCaptures({ starting: true });
  expect(await jobs()).toContainEqual({ key: `capture ${sourceId}` });
  granted(await captureSource({ sourceId }, web.options));
  expect((await read(actor, annotation)).capture?.state).toBe("kept");
  expect(await database().capture.count({ where: { sourceId } })).toBe(1);
});

test("what could not be read is tried again, and what was cited before there were copies is read by and by", async () => {
  const actor = await actorFixture("reviewer");
  const { sourceId } = await citing(actor, "/later");
  await database().sourceHealth.update({
    where: { sourceId },
    data: { state: "failed", failures: 1, changedAt: new Date(Date.now() - 3_600_000) },
  });
  const { sourceId: old } = await citing(actor, "/before");
  await database().sourceHealth.delete({ where: { sourceId: old } });
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await resumeCaptures({ starting: false });
  expect(await jobs()).toEqual(expect.arrayContaining([{ key: `capture ${sourceId}` }, { key: `capture ${old}` }]));
});

test("a document can be asked for only where it is cited", async () => {
  const actor = await actorFixture("reviewer");
  const { annotation } = await citing(actor, "/mine");
  expect(refusalOf(await askForCapture(actor, { annotationId: annotation.id, sourceId: randomUUID() })).code).toBe("not_found");
});

test("what was kept is held against its hashes", async () => {
  const row = { sha256: sha256Hex("kept"), size: 4, packed: `\\x${gzipSync("kept").toString("hex")}` };
  const found = (rows: { table: string; row: object }[]) => {
    const check = checkCaptures();
    return [...rows.flatMap((each) => [...check.see(each)]), ...(check.conclude() as Iterable<object>)];
  };
  const capture = { table: "captures", row: { id: "1", url: "https://courier.example/", sha256: row.sha256, textSha256: null } };
  expect(found([{ table: "captured_contents", row }, capture])).toEqual([]);
  expect(found([{ table: "captured_contents", row: { ...row, packed: null } }, capture])).toEqual([]);
  expect(found([capture])).toHaveLength(1);
  for (const packed of [`\\x${gzipSync("kemt").toString("hex")}`, "\\x00", `\\x${gzipSync(Buffer.alloc(1e6)).toString("hex")}`])
    expect(found([{ table: "captured_contents", row: { ...row, packed } }, capture])).toHaveLength(1);
});

test("a copy is taken out by an admin alone: bytes, text and the words beside quotations go, hashes stay, and it is never kept again", async () => {
  const [actor, admin] = [await actorFixture("reviewer"), await actorFixture("admin")];
  const said = "The ferry carried nine hundred people on that day alone.";
  web.pages.set("/by-law", { body: testingPage("By law", [said]) });
  const { annotation, sourceId } = await citing(actor, "/by-law", "carried nine hundred people");
  granted(await captureSource({ sourceId }, web.options));
  const [copy] = granted(await readSource(actor, { id: sourceId })).copies;
  if (!copy?.textSha256) throw new Error("There is no copy.");
  const asked = { id: copy.id, reason: "A court has asked for it." };
  expect(refusalOf(await takeOutCopy(actor, asked)).code).toBe("forbidden");
  expect(refusalOf(await takeOutCopy(admin, { ...asked, reason: " " })).field).toBe("reason");
  granted(await takeOutCopy(admin, asked));
  const after = granted(await readSource(actor, { id: sourceId, copyId: copy.id }));
  expect(after).toMatchObject({ text: null, copies: [{ id: copy.id, sha256: copy.sha256, kept: false }] });
  expect((await read(actor, annotation)).capture).toMatchObject({ quote: "found", place: null, sha256: copy.sha256 });
  granted(await askForCapture(actor, { annotationId: annotation.id, sourceId }));
  granted(await captureSource({ sourceId }, web.options));
  const contents = await database().capturedContent.findMany({ where: { sha256: { in: [copy.sha256, copy.textSha256] } } });
  expect(contents.map(({ packed }) => packed)).toEqual([null, null]);
  const recorded = await database().auditEvent.findFirstOrThrow({ where: { subject: "source", subjectId: sourceId, verb: "taken-out" } });
  expect(recorded.data).toMatchObject({ reason: asked.reason, sha256: copy.sha256 });
});
