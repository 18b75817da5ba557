import { type OriginalType, pdfType, webVttType, wordType } from "#lib/domain/article/original-type.ts";
import type { UnreadableKind } from "#lib/domain/article/unreadable-kinds.ts";

/** What the bytes of a file say it is; null for text, or what they say nothing of. */
export type FileKind = { type: OriginalType } | { unreadable: UnreadableKind } | null;

const unreadable = (kind: UnreadableKind) => ({ unreadable: kind }) as const;

/** Kinds whose files begin like text. */
const textSignatures: [start: string, kind: UnreadableKind][] = [
  ["{\\rtf", "rtf"],
  ["%!PS", "postscript"],
  ["WARC/", "warc"],
  ["[Script Info]", "subtitles"],
];

/** Bytes in Latin-1, from an offset on; only where the beginning has characters that no text has. */
const signatures: [at: number, bytes: string, kind: UnreadableKind][] = [
  [0, "\u00C5\u00D0\u00D3\u00C6", "postscript"],
  [0, "AT&TFORM", "djvu"],
  [60, "BOOKMOBI", "mobi"],
  [0, "bplist00", "webarchive"],
  [0, "\u0089PNG", "picture"],
  [0, "\u00FF\u00D8\u00FF", "picture"],
  [0, "GIF8", "picture"],
  [0, "II*\0", "picture"],
  [0, "MM\0*", "picture"],
  [0, "\0\0\u0001\0", "picture"],
  [8, "WEBP", "picture"],
  [4, "ftypavif", "picture"],
  [4, "ftypheic", "picture"],
  [4, "ftypmif1", "picture"],
  [4, "ftypM4A", "sound"],
  [4, "ftyp", "video"],
  [4, "moov", "video"],
  [0, "\u001AE\u00DF\u00A3", "video"],
  [8, "AVI ", "video"],
  [0, "FLV\u0001", "video"],
  [0, "\0\0\u0001\u00BA", "video"],
  [0, "0&\u00B2u\u008Ef\u00CF\u0011", "video"],
  [8, "WAVE", "sound"],
  [0, "ID3", "sound"],
  [0, "\u00FF\u00FB", "sound"],
  [0, "\u00FF\u00F3", "sound"],
  [0, "\u00FF\u00F1", "sound"],
  [0, "fLaC", "sound"],
  [0, "OggS", "sound"],
  [0, "#!AMR", "sound"],
  [0, "\u001F\u008B", "archive"],
  [0, "7z\u00BC\u00AF\u0027\u001C", "archive"],
  [0, "Rar!\u001A\u0007", "archive"],
  [0, "BZh", "archive"],
  [0, "\u00FD7zXZ\0", "archive"],
  [0, "(\u00B5/\u00FD", "archive"],
  [257, "ustar", "archive"],
  [0, "wOFF", "font"],
  [0, "wOF2", "font"],
  [0, "\0\u0001\0\0\0", "font"],
  [0, "OTTO", "font"],
  [0, "MZ\u0090\0", "program"],
  [0, "\u007FELF", "program"],
  [0, "SQLite format 3\0", "data"],
];

/** Recognises a file by its bytes alone, whatever its name and the server that gave it say. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = latin1(bytes.subarray(0, 4096));
  // Readers take a PDF whose mark stands somewhere in its first kilobyte.
  if (/^[^<]{0,1020}%PDF-\d/s.test(head.slice(0, 1024))) return { type: pdfType };
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return zipKind(bytes);
  if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) return unreadable(compoundKind(bytes));
  const isBinary = hasControls(head);
  const found = isBinary && signatures.find(([at, start]) => head.startsWith(start, at));
  return found ? unreadable(found[2]) : textKind(head.replace(/^\u00EF\u00BB\u00BF/, "").trimStart());
}

function hasControls(head: string): boolean {
  for (let index = 0; index < head.length; index += 1) if (head.charCodeAt(index) < 9) return true;
  return false;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** A package says what it is by the names within it, which stand there unpacked. */
function zipKind(bytes: Uint8Array): FileKind {
  const all = latin1(bytes);
  const has = (name: string) => all.includes(name);
  const kind = /^mimetypeapplication\/(epub\+zip|vnd\.oasis\.opendocument\.([a-z]+))/.exec(all.slice(30, 120));
  if (kind?.[1] === "epub+zip") return unreadable("epub");
  if (kind?.[2] === "spreadsheet") return unreadable("spreadsheet");
  if (kind?.[2] === "presentation") return unreadable("slides");
  if (kind?.[2] !== undefined) return unreadable("odt");
  if (has("[Content_Types].xml")) {
    if (has("word/")) return { type: wordType };
    if (has("xl/")) return unreadable("spreadsheet");
    if (has("ppt/")) return unreadable("slides");
  }
  if (has("META-INF/container.xml")) return unreadable("epub");
  if (has("Index/Document.iwa")) return unreadable(has("Index/Tables/") ? "spreadsheet" : has("Index/Slide") ? "slides" : "pages");
  if (has("datapackage.json") && has("archive/")) return unreadable("warc");
  return unreadable("archive");
}

/** Compound files of Microsoft's older programs name their streams in UTF-16. */
function compoundKind(bytes: Uint8Array): UnreadableKind {
  const all = latin1(bytes);
  const has = (name: string) => all.includes([...name].join("\0"));
  if (has("WordDocument")) return "doc";
  if (has("Workbook") || has("Book")) return "spreadsheet";
  if (has("PowerPoint Document")) return "slides";
  if (has("__substg1.0_") || has("__properties_version1.0")) return "msg";
  return "doc";
}

const mailHeader =
  /^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|From|To|Subject|Date|X-[\w-]{1,40}|Content-Type|Snapshot-Content-Location|DKIM-Signature|ARC-[\w-]{1,40}|Reply-To|Cc|Thread-Topic):\s?\S/i;

/** Formats that are written in text, but aren't the text a person reads. */
function textKind(head: string): FileKind {
  const lines = head.split(/\r?\n/, 60);
  const begins = textSignatures.find(([start]) => head.startsWith(start));
  if (begins) return unreadable(begins[1]);
  if (/^WEBVTT(?:\s|$)/.test(head)) return { type: webVttType };
  if (/^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:\w{1,10}:)?tt[\s>]/.test(head)) return unreadable("subtitles");
  if (/^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!DOCTYPE svg[^>]{0,300}>\s{0,20})?<svg[\s>]/i.test(head)) return unreadable("picture");
  if (/^<\?xml[^>]{0,200}\?>\s{0,20}<office:document[\s>]/.test(head)) return unreadable("odt");
  if (mailHeader.test(lines[0] ?? "")) return mailKind(lines);
  return null;
}

/** An e-mail or a page saved as one: headers line after line, a few of which nothing else begins with. */
function mailKind(lines: string[]): FileKind {
  const end = lines.indexOf("");
  const headers = lines.slice(0, end < 0 ? lines.length : end);
  const isHeaders = headers.every((line) => /^[\w-]{1,60}:/.test(line) || /^\s/.test(line));
  const names = new Set(headers.map((line) => line.split(":", 1).join("").toLowerCase()));
  const isMail = ["mime-version", "message-id", "received", "return-path", "content-type"].some((name) => names.has(name));
  if (!isHeaders || !isMail) return null;
  const isPage = names.has("snapshot-content-location") || /^Content-Type:\s?multipart\/related/im.test(headers.join("\n"));
  return unreadable(isPage && (names.has("snapshot-content-location") || !names.has("message-id")) ? "mhtml" : "eml");
}
