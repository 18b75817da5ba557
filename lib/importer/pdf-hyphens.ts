/** Where a word was cut by the end of a line; stands in the text until it is known whether the hyphen is the author's. */
export const cut = "\u2029";

/** Words that begin compounds which are written with a hyphen, and hardly ever the first part of a longer word. */
const compounds = new Set(
  "well self long short high low half mid non ex all cross one two three four five six seven eight nine ten first second third so anti multi vice".split(
    " ",
  ),
);

export type Hyphens = {
  text: string;
  /** Words made whole without the text showing them whole elsewhere. */
  guessed: string[];
};

/**
 * Words cut at the end of a line are judged by the text's own words: made whole where it has them whole elsewhere, left with their hyphen
 * where it has them so. Else they are made whole, unless both parts are words of it.
 */
export function withoutCuts(text: string): Hyphens {
  const known = new Set(text.toLowerCase().match(/(?<![\p{L}\u2029-])\p{L}+(?!-?\u2029|\p{L})/gu));
  const compound = new Set(text.toLowerCase().match(/(?<!\p{L})\p{L}{1,80}-\p{L}{1,80}/gu));
  const guessed: string[] = [];
  const pattern = /(?<!\p{L})(\p{L}{1,80})([-\u00AD\u2010])\u2029(\p{L}{1,80})(?!\p{L})/gu;
  const mended = text.replaceAll(pattern, (_, start: string, hyphen: string, end: string, at: number) => {
    const whole = start + end;
    if (hyphen === "\u00AD" || known.has(whole.toLowerCase())) return whole;
    const isOfMore =
      text.charAt(at - 1) === "-" || /^-\p{L}/u.test(text.slice(at + start.length + end.length + 2, at + start.length + end.length + 4));
    const apart = isOfMore || compound.has(`${start}-${end}`.toLowerCase()) || compounds.has(start.toLowerCase()) || /^\p{Lu}/u.test(end);
    if (apart || (known.has(start.toLowerCase()) && known.has(end.toLowerCase()))) return `${start}-${end}`;
    guessed.push(whole);
    return whole;
  });
  return { text: mended.replaceAll(cut, ""), guessed };
}
