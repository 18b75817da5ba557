import type { Line } from "./pdf-lines.ts";

/** How far from head and foot running heads and page numbers stand, as a part of the page's height. */
const margin = 0.14;
const pageNumber =
  /^[\p{P}\s]*(?:(?:page|p\.|seite|s\.|pagina|página|strona|стр\.|страница|עמוד|صفحة|صفحه)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|von|de|из|\/|–|-|מתוך|من)\s*\d{1,4})?[\p{P}\s]*$/iu;

/** Which lines of each page are running heads, running feet or page numbers, with the reason: from the edges of the page inwards. */
export function furnitureOf(pages: { lines: Line[]; height: number }[]): Map<Line, string>[] {
  const edges = pages.map(({ lines, height }) => {
    const downwards = lines.toSorted((one, other) => other.bottom - one.bottom);
    const isNear = ({ bottom }: Line) => bottom < height * margin || bottom > height * (1 - margin);
    const head = downwards.filter(({ bottom }) => bottom > height / 2).filter(isNear);
    const foot = downwards.filter(({ bottom }) => bottom <= height / 2).filter(isNear);
    return [head, foot.toReversed()];
  });
  const seen = new Map<string, number>();
  for (const [head = [], foot = []] of edges) {
    for (const key of new Set([...head, ...foot].map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return edges.map((sides) => {
    const found = new Map<Line, string>();
    for (const side of sides) {
      for (const line of side) {
        if (pageNumber.test(line.text)) found.set(line, "A page number");
        else if ((seen.get(keyOf(line)) ?? 0) > 1) found.set(line, "The same on other pages");
        else break;
      }
    }
    return found;
  });
}

/** The same words at the same height, whatever the number at their beginning or end. */
function keyOf({ text, bottom }: Line): string {
  return `${text.toLowerCase().replaceAll(/^\W{0,9}\d{1,6}|\d{1,6}\W{0,9}$/g, "#")} ${Math.round(bottom / 4)}`;
}
