import { partitionPoint } from "./partition-point.ts";

/**
 * Inside Assay offsets are UTF-16 code units; W3C exports and the API count Unicode code points.
 * A lone surrogate counts as one code point, as it does for JavaScript's string iterator.
 */
export type CodePointIndex = {
  /** Code points before a UTF-16 offset. */
  toCodePoint(utf16Offset: number): number;
  /** UTF-16 offset of a code point offset. */
  toUtf16(codePointOffset: number): number;
};

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Does `utf16Offset` fall between the two halves of a surrogate pair? */
export function splitsSurrogatePair(text: string, utf16Offset: number): boolean {
  return isHigh(text.charCodeAt(utf16Offset - 1)) && isLow(text.charCodeAt(utf16Offset));
}

/** Code point offset of a UTF-16 offset. Throws RangeError out of range and inside a surrogate pair. */
export function toCodePoint(text: string, utf16Offset: number): number {
  return codePointIndex(text).toCodePoint(utf16Offset);
}

/** UTF-16 offset of a code point offset. Throws RangeError out of range. */
export function toUtf16(text: string, codePointOffset: number): number {
  return codePointIndex(text).toUtf16(codePointOffset);
}

/** Reads `text` once, then answers each lookup in logarithmic time. Same errors as `toCodePoint` and `toUtf16`. */
export function codePointIndex(text: string): CodePointIndex {
  const pairs: number[] = [];
  for (let offset = 0; offset < text.length - 1; offset++) {
    if (isHigh(text.charCodeAt(offset)) && isLow(text.charCodeAt(offset + 1))) pairs.push(offset++);
  }

  return {
    toCodePoint(utf16Offset) {
      requireOffset(utf16Offset, text.length, "UTF-16");
      if (splitsSurrogatePair(text, utf16Offset)) throw new RangeError(`UTF-16 offset ${utf16Offset} is inside a surrogate pair`);
      return utf16Offset - partitionPoint(pairs.length, (index) => (pairs[index] ?? 0) < utf16Offset);
    },
    toUtf16(codePointOffset) {
      requireOffset(codePointOffset, text.length - pairs.length, "code point");
      return codePointOffset + partitionPoint(pairs.length, (index) => (pairs[index] ?? 0) - index < codePointOffset);
    },
  };
}

function requireOffset(offset: number, length: number, unit: string): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`${unit} offset ${offset} is outside a text of ${length}`);
  }
}
