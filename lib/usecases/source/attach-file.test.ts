import { makeWorkerUtils } from "graphile-worker";
import { afterEach, beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { countSources } from "#lib/domain/claim/independence.ts";
import { fileAddress, fileHash } from "#lib/domain/claim/source-file.ts";
import { exportClaimReview } from "#lib/domain/export/claimreview.ts";
import { exportCsv } from "#lib/domain/export/csv.ts";
import { exportJsonld } from "#lib/domain/export/jsonld.ts";
import { exportMarkdown } from "#lib/domain/export/markdown.ts";
import { checkCaptures } from "#lib/domain/integrity/check-captures.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, articleFixture, expectRefused, granted, refusalOf } from "../testing.ts";
import { askForCapture } from "./ask-for-capture.ts";
import { attachFile } from "./attach-file.ts";
import { checkQuotes } from "./check-quotes.ts";
import { editSource } from "./edit-source.ts";
import { listSources } from "./list-sources.ts";
import { putInCopy } from "./put-in-copy.ts";
import { readSource } from "./read-source.ts";
import { resumeCaptures } from "./resume-captures.ts";
import { watchSources } from "./watch-sources.ts";

testDatabase();

beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});

afterEach(() => setEnvironment({ ASSAY_EVIDENCE_QUOTA: "" }));

const words = "The pier cost thirty million, say the accounts of the year.";
const ledger = {
  name: "/home/ada/led\u202Eger.txt",
  mediaType: "text/plain",
  bytes: new TextEncoder().encode(`${words}\n\nIt was paid in full.`),
};
const png = Uint8Array.from(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(40)]));

test("an address of a file is the hash of its bytes, as RFC 6920 writes it", () => {
  const hash = "532690573f1c0ba5d0c1d8e7f6b0a1c2d3e4f5060718293a4b5c6d7e8f901234";
  expect(fileHash(fileAddress(hash))).toBe(hash);
  expect(fileAddress(sha256Hex("Hello World!"))).toBe("ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
  for (const none of ["https://a.example/", "ni:///sha-256;short", "ni://a.example/sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"])
    expect(fileHash(none)).toBeNull();
});

test("a file is a source of its own: kept once, its words found, never fetched, and told to readers without a link", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("reviewer", "Ben")];
  const attached = granted(await attachFile(ada, ledger));
  expect(attached).toMatchObject({ title: "ledger.txt", url: fileAddress(sha256Hex(Buffer.from(ledger.bytes).toString())) });
  expectRefused(await readSource(ada, { id: attached.id }), "not_found");
  expect(granted(await attachFile(ben, { ...ledger, name: "other.txt" })), "the same file").toMatchObject({
    id: attached.id,
    url: attached.url,
  });
  expect(await database().capture.count({ where: { sourceId: attached.id } })).toBe(1);

  const { article, snapshot } = await articleFixture(ada);
  const evidence = [
    { stance: "contradicts" as const, quote: words, locator: "second line", source: { url: attached.url, title: "The ledger" } },
    { stance: "context" as const, source: { url: "https://courier.example/" } },
  ];
  const annotation = await annotate(ada, snapshot, { evidence });
  expect(countSources(annotation.evidence)).toEqual({ sources: 2, independent: 2 });
  granted(await checkQuotes({ sourceId: attached.id }));
  const [now] = granted(await readAnnotation(ada, { id: annotation.id })).evidence;
  expect(now).toMatchObject({
    locator: "second line",
    capture: { state: "kept", putInBy: "Ada", quote: "found" },
    source: { title: "The ledger" },
  });

  expectRefused(await askForCapture(ada, { annotationId: annotation.id, sourceId: attached.id }), "invalid");
  expectRefused(await putInCopy(ada, { id: attached.id, name: "x.txt", bytes: new TextEncoder().encode("Other words.") }), "invalid");
  expectRefused(await editSource(ada, { id: attached.id, version: 1, siteOwner: "Everybody" }), "invalid");
  expect(granted(await listSources(ada, { query: "ledger" })).sources).toMatchObject([{ id: attached.id, state: "kept" }]);

  granted(await publishRevision(ada, { articleId: article.id, acknowledge: "all" }));
  granted(await watchSources());
  granted(await resumeCaptures({ starting: false }));
  expect(await database().sourceHealth.findUnique({ where: { sourceId: attached.id } })).toMatchObject({ state: "kept" });
  const { content, stored } = granted(await readPublication({ slug: article.slug }));
  const [published] = content.annotations[0]?.evidence ?? [];
  const sha256 = fileHash(attached.url) ?? "";
  expect(published).toMatchObject({
    url: null,
    title: "The ledger",
    locator: "second line",
    file: { sha256 },
    capture: { byHand: true, quote: "found" },
  });
  const exported = (lines: Iterable<string>) => [...lines].join("");
  const options = { baseUrl: "https://desk.example" };
  const revision = stored;
  for (const lines of [exportCsv, exportMarkdown, exportJsonld].map((write) => exported(write(revision, content, options)))) {
    expect(lines).toContain(sha256);
    expect(lines).toContain("second line");
  }
  const [review] = JSON.parse(exported(exportClaimReview(revision, content, options)));
  expect(review.citation).toMatchObject([
    { identifier: attached.url, name: "The ledger", hasPart: { name: "second line" }, encoding: { sha256 } },
    {},
  ]);
});

test("a file that is not what its address names is found when rows are checked", () => {
  const check = checkCaptures();
  const row = { id: "one", url: fileAddress(sha256Hex("a")), sha256: sha256Hex("b"), textSha256: null };
  expect([...check.see({ table: "captures", row })]).toMatchObject([{ table: "captures", id: "one" }]);
  expect([...check.see({ table: "captures", row: { ...row, sha256: sha256Hex("a") } })]).toEqual([]);
});

test("what cites no file that is kept is refused; a picture needs words for whoever can’t see it", async () => {
  const ada = await actorFixture("reviewer", "Ada");
  const { snapshot } = await articleFixture(ada);
  const annotation = await annotate(ada, snapshot);
  const source = { url: fileAddress(sha256Hex("nobody has it")) };
  const update = await updateAnnotation(ada, { id: annotation.id, version: 1, evidence: [{ stance: "context", source }] });
  expect(refusalOf(update)).toMatchObject({ code: "not_found", field: "evidence.0.source" });
  expect(refusalOf(await attachFile(ada, { name: "pier.png", bytes: png }))).toMatchObject({ code: "invalid", field: "altText" });
  const unseen = { name: "pier.png", bytes: png, altText: "\u200b\u2060 \u200b" };
  expect(refusalOf(await attachFile(ada, unseen)), "signs that nobody sees").toMatchObject({ code: "invalid", field: "altText" });
  const picture = granted(await attachFile(ada, { name: "pier.png", bytes: png, altText: "A pier without a ship." }));
  granted(await updateAnnotation(ada, { id: annotation.id, version: 1, evidence: [{ stance: "context", source: { url: picture.url } }] }));
  expect(granted(await readSource(ada, { id: picture.id })).source).toMatchObject({ altText: "A pier without a ship.", title: "pier.png" });
  const said = { name: "pier.png", bytes: png, altText: "A pier, and no ship." };
  granted(await attachFile(await actorFixture("reviewer", "Ben"), said));
  expect(granted(await readSource(ada, { id: picture.id })).source.altText, "said last").toBe(said.altText);
  expect(granted(await readAnnotation(ada, { id: annotation.id })).authors.map(({ name }) => name)).toContain("Ben");
  const { version } = granted(await readSource(ada, { id: picture.id }));
  for (const altText of ["", "\u200b"])
    expect(refusalOf(await editSource(ada, { id: picture.id, version, altText })), "nor are they taken away").toMatchObject({
      ...{ code: "invalid", field: "altText" },
    });
  granted(await editSource(ada, { id: picture.id, version, altText: "A pier at low tide." }));
});

test("a transcript has its file’s name as its title, unless it says its own", async () => {
  const ada = await actorFixture("reviewer", "Ada");
  const captions = "WEBVTT\n\n00:01.000 --> 00:04.000\nThe pier cost thirty million.\n";
  expect(granted(await attachFile(ada, { name: "council, 3 May.vtt", bytes: new TextEncoder().encode(captions) })).title).toBe(
    "council, 3 May.vtt",
  );
});

test("a table of many lines is kept without its words, as it is where the server reads it itself", async () => {
  const ada = await actorFixture("reviewer", "Ada");
  const bytes = new TextEncoder().encode("2024;30\n".repeat(900_000));
  const { url } = granted(await attachFile(ada, { name: "costs.csv", mediaType: "text/csv", bytes }));
  const { snapshot } = await articleFixture(ada);
  const { evidence } = await annotate(ada, snapshot, { evidence: [{ stance: "context", source: { url } }] });
  expect(evidence).toMatchObject([{ capture: { state: "kept", textSha256: null, reason: expect.stringMatching(/words were not read/) } }]);
});

test("what is kept already is taken where there is no room for more", async () => {
  const ada = await actorFixture("reviewer", "Ada");
  const file = { name: "room.txt", bytes: new TextEncoder().encode("There is room for this.") };
  const { id } = granted(await attachFile(ada, file));
  setEnvironment({ ASSAY_EVIDENCE_QUOTA: "0MB" });
  expect(granted(await attachFile(await actorFixture("reviewer", "Ben"), file))).toMatchObject({ id });
  expectRefused(await attachFile(ada, { name: "no.txt", bytes: new TextEncoder().encode("But not for this.") }), "upstream");
});
