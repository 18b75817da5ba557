import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { findOriginal } from "#lib/db/snapshots.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { encode } from "#lib/importer/testing-encodings.ts";
import { loadArticle } from "../article/load-article.ts";
import { loadFromFile, loadFromRequest } from "../article/load-from-request.ts";
import { readArticle } from "../article/read-article.ts";
import { granted, refusalOf } from "../testing.ts";
import { createImportDraft } from "./create-import-draft.ts";
import { previewImportEncoding } from "./preview-import-encoding.ts";
import { readImportDraft } from "./read-import-draft.ts";
import { rereadImportDraft } from "./reread-import-draft.ts";
import { saveImportDraft } from "./save-import-draft.ts";
import { updateImportDraft } from "./update-import-draft.ts";

testDatabase();

let edition = 0;
const text = () => {
  edition += 1;
  return `Мост закроют в мае\nГородские власти объявили, что старый мост через реку закроют на две недели. Выпуск ${edition}.`;
};
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

test("a person sees a text in another encoding, and has it read so; what they filled in stays, and the bytes stay as they came", async () => {
  const actor = await actorFixture("reviewer");
  const written = text();
  // Said to be something that these bytes may be, too.
  const bytes = encode(`<meta charset="iso-8859-5"><h1>${written.replace("\n", "</h1><p>")}`, "windows-1251");
  const draft = granted(await createImportDraft(actor, { original: base64(bytes), originalType: "text/html" }));
  expect(canonicalText(draft.document)).not.toContain("мост");
  expect(draft).toMatchObject({ encoding: null, readAs: { charset: "iso-8859-5", source: "page" } });
  const details = { ...draft.details, author: "Ada Lind" };
  const { updatedAt } = granted(await updateImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, details }));

  const preview = granted(await previewImportEncoding(actor, { id: draft.id, encoding: "cp1251" }));
  expect(preview).toEqual({ beginning: expect.stringContaining("старый мост"), unreadable: 0 });
  expect(canonicalText(granted(await readImportDraft(actor, { id: draft.id })).document)).not.toContain("мост");

  expect(refusalOf(await rereadImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, encoding: "cp1251" })).code).toBe("conflict");
  granted(await rereadImportDraft(actor, { id: draft.id, updatedAt, encoding: "cp1251" }));
  const read = granted(await readImportDraft(actor, { id: draft.id }));
  expect(read).toMatchObject({ encoding: "cp1251", details: { title: "Мост закроют в мае", author: "Ada Lind", language: "ru" } });
  expect(read.originalText).toContain("старый мост");

  const { article } = granted(await saveImportDraft(actor, read));
  const { snapshot } = granted(await readArticle(actor, { id: article.id }));
  expect(snapshot.text).toContain("старый мост");
  expect(await findOriginal(database(), snapshot.id)).toMatchObject({ encoding: "cp1251", original: new Uint8Array(bytes) });
  const other = await actorFixture("admin");
  expect(refusalOf(await previewImportEncoding(other, { id: draft.id, encoding: null })).code).toBe("not_found");
  expect(refusalOf(await rereadImportDraft(actor, { id: draft.id, updatedAt: read.updatedAt, encoding: null })).code).toBe("not_found");
  expect(refusalOf(await previewImportEncoding(actor, { id: draft.id, encoding: "klingon" })).code).toBe("invalid");
});

test("what an earlier program read wrongly is told, and put right when asked", async () => {
  const actor = await actorFixture("reviewer");
  const garbled = new TextDecoder("windows-1252").decode(Buffer.from(`The café’s owner said “no”. ${text()}`));
  const draft = granted(await createImportDraft(actor, { original: base64(Buffer.from(garbled)), originalType: "text/plain" }));
  expect(draft.warnings).toContainEqual({ code: "mojibake", message: expect.stringContaining("“café’s”") });
  granted(await rereadImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, encoding: "mended" }));
  const read = granted(await readImportDraft(actor, { id: draft.id }));
  expect(read.originalText).toContain("The café’s owner said “no”");
  expect(read.warnings.map(({ code }) => code)).toContain("mended");
  granted(await saveImportDraft(actor, read));
});

test("text with characters that could not be read is saved only when asked for", async () => {
  const actor = await actorFixture("reviewer");
  const broken = () => Buffer.concat([Buffer.from(text()), Buffer.from([0xff]), Buffer.from(" конец")]);
  const draft = granted(await createImportDraft(actor, { original: base64(broken()), originalType: "text/plain" }));
  expect(draft.warnings.map(({ code }) => code)).toContain("unreadable-characters");
  const refused = refusalOf(await saveImportDraft(actor, draft));
  expect(refused).toMatchObject({ code: "invalid", details: { kind: "unreadable-characters", count: 1 } });
  const kept = granted(await readImportDraft(actor, { id: draft.id }));
  granted(await saveImportDraft(actor, { ...kept, unreadable: true }));

  const original = { original: base64(broken()), originalType: "text/plain" } as const;
  expect(refusalOf(await loadArticle(actor, original))).toMatchObject({ code: "invalid", details: { kind: "unreadable-characters" } });
  expect(granted(await loadArticle(actor, { ...original, encoding: "utf-8" })).snapshot.text).toContain("\uFFFD конец");
});

test("programs choose an encoding too", async () => {
  const actor = await actorFixture("reviewer");
  const sent = `A price of 5\uFFFD was named. ${text().split("\n")[1]}`;
  expect(refusalOf(await loadFromRequest(actor, { text: sent }))).toMatchObject({ details: { kind: "unreadable-characters" } });
  expect(refusalOf(await loadFromRequest(actor, { text: sent, encoding: "klingon" })).code).toBe("invalid");
  expect(granted(await loadFromRequest(actor, { text: sent, encoding: "utf-8" })).snapshot.text).toBe(sent);
  const insisted = granted(await loadFromRequest(actor, { text: sent.replace("price", "sum"), force: true }));
  expect(insisted.snapshot.text).toContain("A sum of 5\uFFFD was");
  expect(insisted.snapshot.warnings.map(({ code }) => code)).toContain("unreadable-characters");
  const file = { name: "price.txt", mediaType: "text/plain", bytes: Buffer.from(sent.replace("price", "rent")) };
  expect(refusalOf(await loadFromFile(actor, file))).toMatchObject({ details: { kind: "unreadable-characters" } });
  expect(granted(await loadFromFile(actor, { ...file, force: "true" })).snapshot.text).toContain("A rent of 5\uFFFD was");
  const garbled = new TextDecoder("windows-1251").decode(Buffer.from(text()));
  expect(granted(await loadFromRequest(actor, { text: garbled, encoding: "mended" })).snapshot.text).toContain("старый мост");
});
