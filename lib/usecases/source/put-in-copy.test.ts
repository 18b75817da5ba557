import { makeWorkerUtils } from "graphile-worker";
import { afterEach, beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { pdf } from "#lib/importer/testing-files.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { previewRevision } from "../revision/preview-revision.ts";
import { annotate, articleFixture, granted, refusalOf } from "../testing.ts";
import { askForCapture } from "./ask-for-capture.ts";
import { captureSource } from "./capture-source.ts";
import { chooseCopy } from "./choose-copy.ts";
import { openCopy } from "./open-copy.ts";
import { putInCopy } from "./put-in-copy.ts";
import { readCopySpace } from "./read-copy-space.ts";
import { readSource } from "./read-source.ts";
import { takeOutCopy } from "./take-out-copy.ts";
import { testingPage, testingWeb } from "./testing-web.ts";

testDatabase();
const web = testingWeb();
const said = "The pier cost thirty million, say the accounts of the year.";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const seen = { name: "seen.html", mediaType: "text/html", bytes: bytesOf(testingPage("What the pier cost", [said])) };

beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});
afterEach(() => setEnvironment({ ASSAY_EVIDENCE_QUOTA: "" }));

/** Ada cites a page that shows itself to nobody but people. */
async function setting(path: string, quote = said) {
  const ada = await actorFixture("editor", "Ada");
  web.pages.set(path, { status: 403, body: "no" });
  const { article, snapshot } = await articleFixture(ada);
  const annotation = await annotate(ada, snapshot, { evidence: [{ stance: "contradicts", quote, source: { url: web.at(path) } }] });
  const sourceId = annotation.evidence[0]?.source?.id ?? "";
  granted(await captureSource({ sourceId }, web.options));
  return { ada, article, annotation, sourceId };
}

const captureOf = async (actor: Actor, { id }: Pick<Annotation, "id">) => granted(await readAnnotation(actor, { id })).evidence[0]?.capture;

test("what a person sees is kept as theirs, the words quoted are found in it, and readers are told whose copy it is", async () => {
  const { ada, article, annotation, sourceId } = await setting("/closed");
  expect(await captureOf(ada, annotation)).toMatchObject({ state: "failed", at: null, putInBy: null });
  const ben = await actorFixture("editor", "Ben");
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: annotation.version, decision: "approve" }));

  const mara = await actorFixture("reviewer", "Mara");
  const kept = granted(
    await putInCopy(mara, { id: sourceId, annotationId: annotation.id, ...seen, name: "C:\\of\\mine\\se\u202Een.html" }),
  );
  expect(kept).toMatchObject({ before: [{ sourceId, copyId: null }], reopened: 1 });
  expect(await captureOf(ada, annotation)).toMatchObject({ state: "kept", reason: "", putInBy: "Mara", quote: "found" });
  const read = granted(await readSource(ada, { id: sourceId }));
  expect(read.source).toMatchObject({ title: "What the pier cost", publisher: "The Lowland Courier" });
  expect(read.copies).toMatchObject([
    { putInBy: "Mara", fileName: "seen.html", status: 0, contentType: "text/html", counts: true, kept: true },
  ]);
  const opened = granted(await openCopy(ada, { id: sourceId, copyId: read.copies[0]?.id ?? "" }));
  expect(Buffer.from(opened.bytes).equals(Buffer.from(seen.bytes))).toBe(true);

  const now = granted(await readAnnotation(ada, { id: annotation.id }));
  expect(now.authors).toContainEqual(expect.objectContaining({ name: "Mara", signed: false }));
  const preview = granted(await previewRevision(ada, { articleId: article.id }));
  expect(preview.content?.annotations[0]?.evidence[0]?.capture).toMatchObject({ quote: "found", byHand: true });
  const [recorded] = await database().auditEvent.findMany({ where: { subject: "source", subjectId: sourceId, verb: "put-in" } });
  expect(recorded).toMatchObject({ actorId: mara.id, data: { fileName: "seen.html", sha256: read.copies[0]?.sha256 } });
  expect(refusalOf(await putInCopy(ada, { id: sourceId, ...seen }))).toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/the very copy that is kept already/),
  });

  // The wrong file: what stood before it stands again.
  granted(await chooseCopy(mara, { copies: kept.before }));
  expect(await captureOf(ada, annotation)).toBeNull();
  granted(await chooseCopy(mara, { copies: [{ sourceId, copyId: read.copies[0]?.id ?? "" }] }));
  expect(await captureOf(ada, annotation)).toMatchObject({ quote: "found" });
});

test("what was put in gives way to a whole document that a person asks for, never to a part of one, nor to the watch", async () => {
  const { ada, annotation, sourceId } = await setting("/watched");
  granted(await putInCopy(ada, { id: sourceId, ...seen }));
  // The watch goes by what is public; here it is asked for as the watch would.
  const watched = async () => {
    await database().sourceHealth.update({ where: { sourceId }, data: { state: "waiting", watch: true } });
    granted(await captureSource({ sourceId }, web.options));
    return captureOf(ada, annotation);
  };
  expect(await watched(), "still not let in").toMatchObject({ state: "kept", putInBy: "Ada", quote: "found" });

  web.pages.set("/watched", { body: testingPage("What the pier cost", ["Nothing of it is told here to those who don’t pay."]) });
  expect(await watched(), "there is no reading of ours to compare it with").toMatchObject({ putInBy: "Ada", quote: "found", news: null });
  expect(granted(await readSource(ada, { id: sourceId })).copies).toMatchObject([
    { putInBy: null, counts: false },
    { putInBy: "Ada", counts: true },
  ]);

  web.pages.set("/watched", { body: testingPage("What the pier cost", [said, "It was paid in full."]) });
  granted(await askForCapture(ada, { annotationId: annotation.id, sourceId }));
  granted(await captureSource({ sourceId }, web.options));
  expect(await captureOf(ada, annotation)).toMatchObject({ putInBy: null, quote: "found" });
});

test("a page in one file, a PDF and a picture are read as what they are", async () => {
  const { ada, annotation, sourceId } = await setting("/kinds");
  const mhtml = [
    ...["From: <Saved by Blink>", "Snapshot-Content-Location: https://courier.example/pier", "Subject: Pier", "MIME-Version: 1.0"],
    ...[
      "Content-Type: multipart/related;",
      '\ttype="text/html";',
      '\tboundary="----edge"',
      "",
      "",
      "------edge",
      "Content-Type: text/css",
      "",
      "p{}",
    ],
    ...["------edge", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
    ...[
      "Content-Location: https://courier.example/pier",
      "",
      "<html><body><article><p>The pier cost thirty mil=",
      "lion, say the accounts of the year. That is =C2=A3 30 m.</p></article></body></html>",
    ],
    ...["------edge--", ""],
  ].join("\r\n");
  granted(await putInCopy(ada, { id: sourceId, name: "pier.mhtml", bytes: bytesOf(mhtml) }));
  const text = async () => {
    const { copies } = granted(await readSource(ada, { id: sourceId }));
    return granted(await readSource(ada, { id: sourceId, copyId: copies[0]?.id ?? "" })).text;
  };
  expect(await text()).toBe("The pier cost thirty million, say the accounts of the year. That is £ 30 m.");
  expect(await captureOf(ada, annotation)).toMatchObject({ quote: "found" });

  granted(await putInCopy(ada, { id: sourceId, name: "pier.pdf", bytes: pdf([[{ text: said, x: 72, y: 700 }]]) }));
  expect(await captureOf(ada, annotation)).toMatchObject({ quote: "found", reason: "" });
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(40)]);
  granted(await putInCopy(ada, { id: sourceId, name: "seen.html", bytes: png }));
  expect(await captureOf(ada, annotation), "its bytes say what it is").toMatchObject({
    quote: null,
    textSha256: null,
    reason: expect.stringContaining("picture"),
  });
});

test.each([
  ["an empty file", new Uint8Array(), /empty/],
  ["one that is too large", new Uint8Array(25_000_001), /larger than 25 MB/],
  ["a program", Uint8Array.from(Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")), /a program/],
  ["a drawing that may run", bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /PNG or JPEG/],
  ["a broken PDF", bytesOf("%PDF-1.7\nnothing of it"), /no PDF that can be read/],
  [
    "what a site shows in place of the page",
    bytesOf("<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>"),
    /in its place/,
  ],
  ["a page without words", bytesOf("<html><body><div id=app></div><script>go()</script></body></html>"), /no words/],
])("%s is refused, and nothing is kept", async (what, bytes, message) => {
  const { ada, annotation, sourceId } = await setting(`/refused/${encodeURIComponent(what)}`);
  const refused = refusalOf(await putInCopy(ada, { id: sourceId, name: "seen.html", bytes }));
  expect(refused).toMatchObject({ code: "invalid", message: expect.stringMatching(message) });
  expect(refused.message).toMatch(/Nothing was kept/);
  expect(await captureOf(ada, annotation)).toMatchObject({ state: "failed", at: null });
});

test("copies have a quota, which the admin sees, and what a law had taken out is not put in again", async () => {
  const { ada, annotation, sourceId } = await setting("/quota");
  const admin = await actorFixture("admin");
  setEnvironment({ ASSAY_EVIDENCE_QUOTA: "0.001MB" });
  const other = { ...seen, bytes: bytesOf(testingPage("What the pier cost", [said, "It is told anew."])) };
  expect(refusalOf(await putInCopy(ada, { id: sourceId, ...other }))).toMatchObject({
    code: "upstream",
    message: expect.stringMatching(/ASSAY_EVIDENCE_QUOTA/),
  });
  web.pages.set("/quota", { body: testingPage("What the pier cost", [said, "By day and by night. ".repeat(100)]) });
  granted(await askForCapture(ada, { annotationId: annotation.id, sourceId }));
  granted(await captureSource({ sourceId }, web.options));
  expect(await captureOf(ada, annotation)).toMatchObject({ state: "failed", reason: expect.stringContaining("ASSAY_EVIDENCE_QUOTA") });
  setEnvironment({ ASSAY_EVIDENCE_QUOTA: "1GB" });
  granted(await putInCopy(ada, { id: sourceId, ...seen }));
  const space = granted(await readCopySpace(admin));
  expect(space.quota).toBe(1e9);
  expect(space.taken).toBeGreaterThan(100);

  const [copy] = granted(await readSource(ada, { id: sourceId })).copies;
  granted(await takeOutCopy(admin, { id: copy?.id ?? "", reason: "A court said so." }));
  expect(refusalOf(await putInCopy(ada, { id: sourceId, ...seen }))).toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/taken out/),
  });
});
