/**
 * Breaks a text into lines of at most `width`, between words as Unicode has them, and inside a word only when it is wider than a line.
 * When `most` lines don't hold it, the last one ends with an ellipsis.
 */
export function textLines(text: string, width: number, most: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text, width, measure)) {
    if (line !== "" && measure(`${line}${piece}`.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept.push(shortened(kept.pop() ?? "", width, measure));
  return kept;
}

/** What must stay together: a word with the punctuation and the space after it, or what comes before it, like an opening quote. */
function pieces(text: string, width: number, measure: (line: string) => number): string[] {
  const found: string[] = [];
  let opening = "";
  for (const { segment, isWordLike } of new Intl.Segmenter("und", { granularity: "word" }).segment(text.replaceAll(/\s+/gu, " ").trim())) {
    const last = found.at(-1);
    if (isWordLike) {
      found.push(opening + segment);
      opening = "";
    } else if (last === undefined || /[\p{Ps}\p{Pi}]$/u.test(segment)) opening += segment;
    else found[found.length - 1] = last + opening + segment;
  }
  if (opening !== "") found.push(opening);
  return found.flatMap((piece) => (measure(piece.trimEnd()) <= width ? [piece] : graphemes(piece)));
}

function shortened(line: string, width: number, measure: (line: string) => number): string {
  const letters = graphemes(line);
  while (letters.length > 0 && measure(`${letters.join("").trimEnd()}…`) > width) letters.pop();
  while (/^[\s\p{P}]/u.test(letters.at(-1) ?? "")) letters.pop();
  return `${letters.join("")}…`;
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
}
