/** What a dash or a quotation mark means is told by what stands around it. Offsets are UTF-16. */

/** So far back a line is looked at. */
const farthest = 1000;
/** Marks of direction and others without width may stand beside a dash. */
const nothing = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
const doubleMarks = /["“”„‟«»〝〞〟＂]|''|``/gu;

/**
 * Is a double mark after a digit one of inches (or seconds)? A double prime always is; another, when no quotation is open before it on its
 * line.
 */
export function isInchMark(text: string, at: number): boolean {
  if (/[″′]/u.test(text[at] ?? "")) return true;
  return (lineBefore(text, at).match(doubleMarks)?.length ?? 0) % 2 === 0;
}

/** Do two apostrophes close what two graves opened, as wire services and TeX write quotations? */
export function closesGraves(text: string, at: number): boolean {
  const line = lineBefore(text, at);
  return line.lastIndexOf("``") > line.lastIndexOf("''");
}

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - farthest), at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/**
 * On which sides of a long dash a space is missing that a spaced dash would have: not at the edges of the text, nor where what it stands
 * against opens or closes.
 */
export function spacesAroundDash(text: string, start: number, end: number): { before: boolean; after: boolean } {
  const previous = text.slice(Math.max(0, start - 8), start).replaceAll(nothing, "");
  const next = text.slice(end, end + 8).replaceAll(nothing, "");
  return { before: !/(?:^|[\s([{«‹“„‘¿¡])$/u.test(previous), after: !/^(?:$|[\s)\]}»›”’.,;:!?…]|["'](?!\p{L}|\p{N}))/u.test(next) };
}
