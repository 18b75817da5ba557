import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import { pdfType } from "#lib/domain/article/original-type.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { deactivateUser } from "../people/deactivate-user.ts";
import { expectRefused, granted, loadText, refusalOf } from "../testing.ts";
import { cancelImportBatch } from "./cancel-import-batch.ts";
import { createImportBatch } from "./create-import-batch.ts";
import { discardImportDraft } from "./discard-import-draft.ts";
import { dismissImportBatch } from "./dismiss-import-batch.ts";
import { listImportBatches } from "./list-import-batches.ts";
import { listImportDrafts } from "./list-import-drafts.ts";
import { readImportBatch } from "./read-import-batch.ts";
import { readImportDraft } from "./read-import-draft.ts";
import { receiveImportFile } from "./receive-import-file.ts";
import { restoreImportBatch } from "./restore-import-batch.ts";
import { resumeImportBatch } from "./resume-import-batch.ts";
import { retryImportItems } from "./retry-import-items.ts";
import { saveImportDraft } from "./save-import-draft.ts";
import { workOffImportItem } from "./work-off-import-item.ts";

testDatabase();

const sentence = "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running.";
let origin = "";
let asked: string[] = [];
let down = false;
const server = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (down) return response.writeHead(503).end("down");
  if (request.url?.startsWith("/gone")) return response.writeHead(410).end("gone");
  const name = request.url?.replace(/\?.*/, "") ?? "";
  const paragraphs = Array.from({ length: 8 }, (_, index) => `<p>${sentence} ${name}, part ${index}.</p>`).join("");
  return response
    .writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(
      `<title>Ferry ${name}</title>${name === "/bare" ? "" : `<link rel="canonical" href="${name}">`}<article><h1>Ferry ${name}</h1>${paragraphs}</article>`,
    );
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const addresses = (...paths: string[]) => paths.map((path) => origin + path);
const give = async (actor: Actor, input: object) => granted(await createImportBatch(actor, input));
const read = async (actor: Actor, { id }: { id: string }) => granted(await readImportBatch(actor, { id }));

/** As the jobs do, one after the other. */
async function workOff({ items }: ImportBatch): Promise<void> {
  for (const { id } of items) granted(await workOffImportItem({ itemId: id }, { alsoAllow: ["127.0.0.1"] }));
}

test("many addresses end as drafts, as loaded already, or as failed with the reason, one line each", async () => {
  const actor = await actorFixture("reviewer");
  const { article } = await loadText(actor, undefined, { sourceUrl: `${origin}/known` });
  const batch = await give(actor, { addresses: [...addresses("/one", "/known?utm_source=x", "/gone"), "http://10.0.0.1/secret"] });
  expect(batch.counts).toMatchObject({ waiting: 4, ready: 0 });
  asked = [];
  await workOff(batch);

  const { items, counts } = await read(actor, batch);
  expect(items).toMatchObject([
    { state: "ready", place: `${origin}/one`, draft: { title: "Ferry /one", slug: null } },
    { state: "loaded", article: { slug: article.slug, title: article.title } },
    { state: "failed", message: expect.stringContaining("no such page"), again: true },
    { state: "failed", message: expect.stringContaining("private network") },
  ]);
  expect(counts).toMatchObject({ ready: 1, loaded: 1, failed: 2, waiting: 0 });
  expect(asked).toEqual(["/one", "/gone"]);
  expect(granted(await listImportDrafts(actor))).toMatchObject([{ title: "Ferry /one" }]);
});

test("the same page is one draft, however often it is given", async () => {
  const actor = await actorFixture("reviewer");
  const batch = await give(actor, { addresses: addresses("/twice", "/twice?utm_medium=y", "/twice#end", "/twice?from=mail") });
  expect(batch.items).toHaveLength(2);
  await workOff(batch);
  const { items } = await read(actor, batch);
  expect(items.map(({ draft }) => draft?.id)).toEqual([items[0]?.draft?.id, items[0]?.draft?.id]);
  const bare = await give(actor, { addresses: addresses("/bare#top") });
  await workOff(bare);
  await workOff(await give(actor, { addresses: addresses("/bare?utm_source=x") }));
  expect(granted(await listImportDrafts(actor))).toHaveLength(2);
});

test("what becomes of a draft is told by its line", async () => {
  const actor = await actorFixture("reviewer");
  const batch = await give(actor, { addresses: addresses("/saved", "/discarded") });
  await workOff(batch);
  const [saved, discarded] = (await read(actor, batch)).items;
  const { id, updatedAt, document, details } = granted(await readImportDraft(actor, { id: saved?.draft?.id ?? "" }));
  const { article } = granted(await saveImportDraft(actor, { id, updatedAt, document, details }));
  granted(await discardImportDraft(actor, { id: discarded?.draft?.id ?? "" }));
  expect((await read(actor, batch)).items).toMatchObject([{ draft: { slug: article.slug } }, { state: "ready", draft: null }]);

  const again = await give(actor, { addresses: addresses("/saved") });
  await workOff(again);
  expect((await read(actor, again)).items).toMatchObject([{ state: "loaded", article: { slug: article.slug } }]);
});

test("files are sent one by one, and named as what they are", async () => {
  const actor = await actorFixture("reviewer");
  const text = `Ferry by file\n${sentence}\n${sentence}`;
  const files = [
    { name: "ferry.txt", type: "text/plain", size: text.length },
    { name: "broken.pdf", type: pdfType, size: 4 },
    { name: "boat", type: null, size: 10 },
    { name: "long.html", type: "text/html", size: 50_000_000 },
    { name: "again.txt", type: "text/plain", size: text.length },
  ];
  const batch = await give(actor, { files });
  const [ferry, broken, boat, , again] = batch.items;
  expect(batch.counts).toMatchObject({ expected: 4, failed: 1 });
  const send = (item: { id: string } | undefined, content: string, by = actor) =>
    receiveImportFile(by, { itemId: item?.id ?? "", original: Buffer.from(content, "latin1").toString("base64") });
  expectRefused(await send(ferry, text, await actorFixture("admin")), "not_found");
  granted(await send(ferry, text));
  granted(await send(broken, "%PDF-1.7"));
  granted(await send(boat, "\u0089PNG\r\n\u001A\n\0\0"));
  expectRefused(await send(ferry, "other"), "not_found");
  await workOff(batch);
  expect((await read(actor, batch)).items).toMatchObject([
    { state: "ready", draft: { title: "Ferry by file" } },
    { state: "failed", message: expect.stringContaining("no PDF that can be read"), again: false },
    { state: "failed", message: expect.stringContaining("a picture"), again: false },
    { state: "failed", message: expect.stringContaining("longer than 2 MB"), again: false },
    { state: "expected" },
  ]);

  const draft = granted(await listImportDrafts(actor))[0];
  const { id, updatedAt, document, details } = granted(await readImportDraft(actor, { id: draft?.id ?? "" }));
  granted(await saveImportDraft(actor, { id, updatedAt, document, details }));
  granted(await send(again, text));
  await workOff(batch);
  expect((await read(actor, batch)).items[4]).toMatchObject({ state: "loaded", article: { title: "Ferry by file" } });
});

test("cancelled: nothing more begins; resumed: it goes on where it was; failed: tried again, all or one", async () => {
  const actor = await actorFixture("reviewer");
  const batch = await give(actor, {
    addresses: addresses("/a", "/b", "/c"),
    files: [{ name: "unsent.txt", type: "text/plain", size: 9 }],
  });
  await workOff({ ...batch, items: batch.items.slice(0, 1) });
  expect(granted(await cancelImportBatch(actor, { id: batch.id })).counts).toMatchObject({ ready: 1, cancelled: 3 });
  asked = [];
  await workOff(batch);
  expect(asked).toEqual([]);
  expectRefused(await receiveImportFile(actor, { itemId: batch.items[3]?.id ?? "", original: "eA==" }), "not_found");

  expect(granted(await resumeImportBatch(actor, { id: batch.id })).counts).toMatchObject({ ready: 1, waiting: 2, expected: 1 });
  down = true;
  await workOff(batch);
  down = false;
  expect((await read(actor, batch)).items[1]).toMatchObject({ state: "failed", message: expect.stringContaining("trouble of its own") });
  const one = granted(await retryImportItems(actor, { id: batch.id, itemId: batch.items[1]?.id }));
  expect(one.counts).toMatchObject({ waiting: 1, failed: 1 });
  expect(granted(await retryImportItems(actor, { id: batch.id })).counts).toMatchObject({ waiting: 2, failed: 0 });
  await workOff(batch);
  expect((await read(actor, batch)).counts).toMatchObject({ ready: 3, expected: 1 });
});

test("one's own batches are listed until they are dismissed, and brought back; another's are not found", async () => {
  const actor = await actorFixture("reviewer");
  const batch = await give(actor, { addresses: addresses("/mine") });
  const { id } = batch;
  expect(refusalOf(await dismissImportBatch(actor, { id })).message).toMatch(/still going on/);
  await workOff(batch);
  expect(granted(await listImportBatches(actor))).toMatchObject([{ id, counts: { ready: 1 } }]);
  granted(await dismissImportBatch(actor, { id }));
  expect(granted(await listImportBatches(actor))).toEqual([]);
  expect(granted(await listImportDrafts(actor))).toHaveLength(1);
  granted(await restoreImportBatch(actor, { id }));
  expect(granted(await listImportBatches(actor))).toHaveLength(1);

  const other = await actorFixture("admin");
  expect(granted(await listImportBatches(other))).toEqual([]);
  const [item] = batch.items;
  for (const usecase of [readImportBatch, cancelImportBatch, resumeImportBatch, retryImportItems, dismissImportBatch, restoreImportBatch])
    expectRefused(await usecase(other, { id, itemId: item?.id }), "not_found");
  expectRefused(await createImportBatch(null, { addresses: addresses("/x") }), "unauthenticated");
});

test("what someone gave is not read once they have left the desk", async () => {
  const actor = await actorFixture("reviewer");
  const batch = await give(actor, { addresses: addresses("/left") });
  granted(await deactivateUser(await actorFixture("admin"), { id: actor.id }));
  asked = [];
  await workOff(batch);
  expect(asked).toEqual([]);
  expect((await read(actor, batch)).counts).toMatchObject({ cancelled: 1 });
});

test("what isn't a list is refused, with the line that is at fault", async () => {
  const actor = await actorFixture("reviewer");
  expect(refusalOf(await createImportBatch(actor, {}))).toMatchObject({ code: "invalid" });
  expect(refusalOf(await createImportBatch(actor, { addresses: [`${origin}/a`, "https://not an address"] })).message).toContain(
    "“https://not an address”",
  );
  expect(refusalOf(await createImportBatch(actor, { addresses: ["javascript:alert(1)"] }))).toMatchObject({ code: "invalid" });
  const many = Array.from({ length: 501 }, (_, index) => `${origin}/${index}`);
  expect(refusalOf(await createImportBatch(actor, { addresses: many })).message).toContain("501");
});

test("what is no article is named; asked again, it is taken", async () => {
  const actor = await actorFixture("reviewer");
  const batch = await give(actor, { addresses: addresses("/gone/for/good") });
  await workOff(batch);
  const [item] = (await read(actor, batch)).items;
  expect(item).toMatchObject({ state: "failed", kind: "withdrawn", again: true });
  granted(await retryImportItems(actor, { id: batch.id, itemId: item?.id, force: true }));
  await workOff(batch);
  expect((await read(actor, batch)).items).toMatchObject([{ state: "ready", kind: null }]);
});
