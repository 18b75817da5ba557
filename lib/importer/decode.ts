/** What the bytes of an original turn out to be. `binary` names the kind of file, for the person who chose it. */
export type Decoded = { text: string; charset: string } | { binary: string };

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

/**
 * Text from bytes: byte order mark first, then what was declared (HTTP header), then the page's own <meta>, then UTF-8 when the bytes
 * are valid as such, then a guess between the one-byte alphabets. Never fails on odd bytes: they become U+FFFD.
 */
export function decode(bytes: Uint8Array, { declared, html = false }: { declared?: string | null; html?: boolean } = {}): Decoded {
  const head = latin1(bytes.subarray(0, 4096));
  const signature = signatures.find(([start]) => head.startsWith(start));
  if (signature !== undefined) return { binary: signature[1] };

  const marked = byteOrderMark(bytes) ?? utf16Pattern(bytes);
  if (marked !== null) return { text: withCharset(bytes, marked), charset: marked };
  if (looksBinary(bytes)) return { binary: "not a text file" };

  const named = knownCharset(declared) ?? (html ? knownCharset(metaCharset(head)) : null);
  if (named !== null && named !== "utf-8") return { text: withCharset(bytes, named), charset: named };
  const utf8 = validUtf8(bytes);
  if (utf8 !== null) return { text: utf8, charset: "utf-8" };
  const charset = named ?? guessOneByteCharset(bytes);
  return { text: withCharset(bytes, charset), charset };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function withCharset(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function knownCharset(label: string | null | undefined): string | null {
  if (!label) return null;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

function metaCharset(head: string): string | null {
  return /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:-]{2,40})/i.exec(head)?.[1] ?? null;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: most of the even, or most of the odd, bytes of the beginning are zero, and the others are not. */
function utf16Pattern(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, Math.min(bytes.length - (bytes.length % 2), 2000));
  if (sample.length < 8) return null;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const half = sample.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > half * 0.7 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.05) return "utf-16be";
  return null;
}

/** By index and not by iterator, which takes twenty times as long: this runs beside everybody else's requests. */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  let odd = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) odd += 1;
  }
  return odd > bytes.length * 0.02;
}

const cyrillicCharsets = ["windows-1251", "koi8-r", "iso-8859-5"];
const frequentCyrillic = /[оеаинтсрвлкмдпуяыгзбйіїеў]/g;

/** Cyrillic when bytes above 127 come in runs (whole words), else a Latin alphabet: Turkish where its letters are met, western otherwise. */
function guessOneByteCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 100_000);
  let high = 0;
  let inRuns = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte < 0x80) continue;
    high += 1;
    if ((sample[index - 1] ?? 0) >= 0x80 || (sample[index + 1] ?? 0) >= 0x80) inRuns += 1;
  }
  if (inRuns > high * 0.6) {
    const scored = cyrillicCharsets.map((charset) => ({
      charset,
      score: withCharset(sample, charset).match(frequentCyrillic)?.length ?? 0,
    }));
    return scored.reduce((best, next) => (next.score > best.score ? next : best)).charset;
  }
  return /[\u00F0\u00FE\u00FD\u00DD]/.test(latin1(sample)) ? "windows-1254" : "windows-1252";
}
