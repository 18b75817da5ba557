/** How much of the beginning is looked at, in bytes. */
const looked = 4000;

/**
 * UTF-16 without a mark, told in any writing: read so, the beginning has no character that isn't one, while its single bytes include
 * control characters that no other encoding has. The order of bytes is the one in which the writing keeps to few rows of Unicode.
 */
export function utf16Pattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, Math.min(bytes.length - (bytes.length % 2), looked));
  if (sample.length < 8 || !hasControls(sample)) return null;
  const orders = (["utf-16le", "utf-16be"] as const).flatMap((charset) => {
    const text = new TextDecoder(charset).decode(cutWhole(sample, charset));
    return /[\p{Cn}\p{Co}\uFFFD]|[^\P{Cc}\t\n\f\r]/u.test(text) ? [] : [{ charset, rows: rowsOf(text) }];
  });
  const [best] = orders.toSorted((one, other) => one.rows - other.rows);
  return best === undefined || best.rows > sample.length / 4 ? null : best.charset;
}

/** Without half of a pair of surrogates at the end. */
function cutWhole(sample: Uint8Array, charset: string): Uint8Array {
  const high = sample[sample.length - (charset === "utf-16le" ? 1 : 2)] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? sample.subarray(0, -2) : sample;
}

function hasControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  return controls > bytes.length * 0.005;
}

/** Of the 256 rows of 256 characters each; those of spaces and full stops count, as a wrong order scatters them. */
function rowsOf(text: string): number {
  return new Set(Array.from(text, (character) => (character.codePointAt(0) ?? 0) >> 8)).size;
}

/** UTF-32, with its mark or without: all that the beginning holds, read so, is a code point. */
export function utf32Order(bytes: Uint8Array): "utf-32le" | "utf-32be" | null {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, looked));
  const isIn = (little: boolean) => {
    for (let at = 0; at < view.byteLength; at += 4) {
      const point = view.getUint32(at, little);
      if (point < 9 || point > 0x10_ff_ff) return false;
    }
    return true;
  };
  if (isIn(true)) return "utf-32le";
  return isIn(false) ? "utf-32be" : null;
}

export function utf32(bytes: Uint8Array, charset: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length - (bytes.length % 4));
  let text = "";
  for (let at = 0; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, charset === "utf-32le");
    text += point > 0x10_ff_ff || (point >= 0xd800 && point <= 0xdfff) ? "\uFFFD" : String.fromCodePoint(point);
  }
  return text.replace(/^\uFEFF/, "");
}
