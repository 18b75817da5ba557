import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfType, wordType } from "#lib/domain/article/original-type.ts";
import { type UnreadableKind, unreadableKinds, unreadableMessage } from "#lib/domain/article/unreadable-kinds.ts";
import { arrivedType } from "./arrived-type.ts";
import { cleanOriginal } from "./clean.ts";
import { paragraph, pdf, word, zip } from "./testing-files.ts";

const words = "The council of the harbour town met on Monday and voted to keep the ferry running.";
const latin1 = (text: string) => Buffer.from(text, "latin1");
const compound = (stream: string) =>
  Buffer.concat([latin1("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Buffer.alloc(600), Buffer.from(stream, "utf16le")]);
/** As packers write these: the first file unpacked, so that the kind is told at a fixed place. */
const stored = (mimetype: string) =>
  Buffer.concat([latin1(`PK\x03\x04${"\0".repeat(22)}\x08\0\0\0mimetype${mimetype}`), zip({ "content.xml": "<x/>" })]);
const mail = `Return-Path: <ada@example.org>\r\nFrom: Ada <ada@example.org>\r\nSubject: Ferry\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n\r\n${words}`;

const kinds: [UnreadableKind, Buffer][] = [
  ["odt", stored("application/vnd.oasis.opendocument.text")],
  ["spreadsheet", stored("application/vnd.oasis.opendocument.spreadsheet")],
  ["epub", stored("application/epub+zip")],
  ["spreadsheet", zip({ "[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>" })],
  ["slides", zip({ "[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>" })],
  ["pages", zip({ "Index/Document.iwa": "x" })],
  ["archive", zip({ "ferry.txt": words })],
  ["doc", compound("WordDocument")],
  ["spreadsheet", compound("Workbook")],
  ["msg", compound("__substg1.0_0037001F")],
  ["rtf", latin1(`{\\rtf1\\ansi ${words}}`)],
  ["eml", latin1(mail)],
  [
    "mhtml",
    latin1(
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x\r\n<p>${words}`,
    ),
  ],
  ["webarchive", latin1("bplist00\xD1\x01\x02\0\0")],
  ["warc", latin1("WARC/1.1\r\nWARC-Type: response\r\n\r\n")],
  ["subtitles", latin1("[Script Info]\r\nTitle: x\r\n")],
  ["subtitles", latin1('<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>')],
  ["picture", latin1("\x89PNG\r\n\x1A\n\0\0\0\rIHDR")],
  ["picture", latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["sound", latin1("ID3\x04\0\0\0")],
  ["video", latin1("\0\0\0\x18ftypmp42\0\0")],
  ["archive", Buffer.concat([latin1("\x1F\x8B\x08\0"), deflateSync(words)])],
  ["data", Buffer.concat([latin1("QQQQ\0\x01\x02\x03"), deflateSync(words.repeat(40))])],
];

test.each(kinds)("%s is known by its bytes, whatever it is called, and told with what to do", async (kind, bytes) => {
  for (const arrival of [{ name: "ferry.txt" }, { name: "ferry.html", mediaType: "text/html" }, { name: "" }]) {
    const cleaned = await cleanOriginal({ bytes, type: "text/plain", arrival });
    expect(cleaned).toMatchObject({ ok: false, error: { code: "invalid", details: { kind } } });
    expect(!cleaned.ok && cleaned.error.message).toBe(unreadableMessage(kind));
  }
});

test("each kind says what it is and what to do", () => {
  for (const kind of Object.keys(unreadableKinds))
    expect(unreadableMessage(kind as UnreadableKind)).toMatch(/^This is .+\. \S.+ paste that\.$/);
});

test.each([
  ["a PDF", pdf([[{ text: words, y: 780 }]]), { name: "ferry.txt", mediaType: "text/plain" }, pdfType],
  ["a Word document", word(paragraph(words)), { name: "ferry.doc", mediaType: "application/msword" }, wordType],
  ["a page", latin1(`<!DOCTYPE html><p>${words}</p>`), { name: "", mediaType: "application/octet-stream" }, "text/html"],
  ["captions", latin1(`WEBVTT\n\n00:01.000 --> 00:02.000\n${words}`), { name: "ferry.txt" }, "text/vtt"],
  ["text", latin1(words), { name: "README" }, "text/plain"],
])("%s is read as such, whatever it is called", async (_, bytes, arrival, type) => {
  const cleaned = await cleanOriginal({ bytes, type: "text/plain", arrival });
  expect(cleaned).toMatchObject({ ok: true, value: { type } });
  expect(cleaned.ok && cleaned.value.originalText).toContain(words);
});

test.each([
  "ID3 tags are a mess.",
  "OTTO was a king.",
  "From: the mayor\nTo: the council\n\nDear all,",
  "%PD is no mark.",
  "Subject: ferries\nThey ran.",
])("%j is text", (text) => {
  expect(arrivedType(Buffer.from(text), { name: "" })).toEqual({ type: "text/plain" });
});

test("text under the name of another kind of file is told by the name", () => {
  expect(arrivedType(Buffer.from("Words."), { name: "ferry.odt" })).toEqual({ unreadable: "odt" });
  expect(arrivedType(Buffer.from("<html><p>Words."), { name: "ferry.doc" })).toEqual({ type: "text/html" });
});
