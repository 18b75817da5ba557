import { charsetOf } from "#lib/domain/text/charset.ts";
import { declaredInText } from "./declared-charset.ts";
import { guessCharset } from "./guess-charset.ts";
import { utf16Pattern, utf32, utf32Order } from "./wide-charsets.ts";

/** How the encoding came to be known: by a mark in the bytes, the bytes' own shape, the server's or the page's word, by guess or by a person. */
export type CharsetSource = "mark" | "bytes" | "server" | "page" | "guess" | "chosen";

/** What the bytes of an original turn out to be. `binary` names the kind of file, for the person who chose it. */
export type Decoded =
  | {
      text: string;
      /** Name of the encoding, as the WHATWG Encoding Standard writes it; `utf-32le` and `utf-32be` besides. */
      charset: string;
      source: CharsetSource;
      /** The encoding that server or page named, where the bytes say otherwise. */
      overruled: string | null;
    }
  | { binary: string };

const signatures: [string, string][] = [
  ["%PDF", "a PDF"],
  ["PK\u0003\u0004", "a Word document or another packed file"],
  ["\u00D0\u00CF\u0011\u00E0", "an old Word document"],
  ["{\\rtf", "a rich-text (RTF) file"],
  ["\u0089PNG", "a picture"],
  ["\u00FF\u00D8\u00FF", "a picture"],
  ["GIF8", "a picture"],
  ["\u001F\u008B", "a packed file"],
];

export type DecodeOptions = {
  /** By the server that sent it. */
  declared?: string | null;
  /** By a person who looked at it: nothing overrules this. */
  chosen?: string | null;
  html?: boolean;
};

/**
 * Text from bytes. A byte order mark counts first; then UTF-8, where the bytes are valid as such or all but a few are; then what server,
 * page or XML declaration name, unless the bytes can't be that; then a guess over all encodings. Never fails on odd bytes: they become
 * U+FFFD, each for itself.
 */
export async function decode(bytes: Uint8Array, { declared, chosen, html = false }: DecodeOptions = {}): Promise<Decoded> {
  const head = latin1(bytes.subarray(0, 8));
  const signature = signatures.find(([start]) => head.startsWith(start));
  if (signature !== undefined) return { binary: signature[1] };
  const read = (charset: string, source: CharsetSource, overruled: string | null = null): Decoded => ({
    ...{ text: withCharset(bytes, charset), charset, source },
    overruled: overruled === charset ? null : overruled,
  });

  const wanted = charsetOf(chosen);
  if (wanted !== null) return read(wanted, "chosen");
  const marked = byteOrderMark(bytes);
  if (marked !== null) return read(marked, "mark");
  const wide = utf32Order(bytes) ?? utf16Pattern(bytes);
  if (wide !== null) return read(wide, "bytes");
  if (looksBinary(bytes)) return { binary: "not a text file" };

  const inPage = charsetOf(declaredInText(latin1(bytes), html));
  const named = [
    { charset: charsetOf(declared), source: "server" as const },
    { charset: inPage, source: "page" as const },
  ].flatMap(({ charset, source }) => (charset === null ? [] : [{ charset, source }]));
  const first = named[0]?.charset ?? null;
  if (isUtf8(bytes, first === "utf-8")) {
    return bytes.includes(escapeByte) && first !== "utf-8"
      ? read((await guessCharset(bytes)).charset, "guess")
      : read("utf-8", "bytes", first);
  }
  const likely = named.find(({ charset }) => charset !== "utf-8" && unreadable(withCharset(bytes, charset)) === 0);
  if (likely !== undefined) return read(likely.charset, likely.source, first);
  return read((await guessCharset(bytes)).charset, "guess", first);
}

const escapeByte = 0x1b;

/** Characters that stand for nothing: what couldn't be read, and control characters that no text has. */
function unreadable(text: string): number {
  return text.match(/[\u0080-\u009F\uFFFD]/g)?.length ?? 0;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function withCharset(bytes: Uint8Array, charset: string): string {
  return charset.startsWith("utf-32") ? utf32(bytes, charset) : new TextDecoder(charset).decode(bytes);
}

/**
 * Is it UTF-8, but for a few broken bytes? In other encodings letters hardly ever follow each other as UTF-8's bytes do: where far more
 * of them do than don't, the others are damage. Where a page names UTF-8 and has one broken byte alone, that is damage too.
 */
function isUtf8(bytes: Uint8Array, named: boolean): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  // That character may stand in the text itself: somebody else could not read something.
  const broken = (text.match(/\uFFFD/g)?.length ?? 0) - (latin1(bytes).match(/\u00EF\u00BF\u00BD/g)?.length ?? 0);
  if (broken <= 0) return true;
  let valid = 0;
  for (const character of text.match(/[^\0-\u007F\uFFFD]/gu) ?? []) valid += character.charCodeAt(0) < 0x800 ? 1 : 2;
  return valid >= broken * 3 || (named && broken <= Math.max(1, valid));
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "utf-32le" : "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** By index and not by iterator, which takes twenty times as long. */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  let odd = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== escapeByte) odd += 1;
  }
  return odd > bytes.length * 0.02;
}
