/** Longest data that is looked through, in UTF-16 code units, and how many values of it. */
const [longest, mostValues] = [3_000_000, 100_000];
/** Shorter strings are names and labels. In UTF-16 code units. */
const shortest = 60;
const bodyNames =
  /^(?:articleBody|articleText|body\w*|content\w*|text|html|paragraphs?|children|value|rendered|markup|plainText|blocks?|elements?|components?)$/i;

/**
 * The longest text that reads as an article within a page's data: the `articleBody` of its JSON-LD, or what its scripts build the page from.
 * Paragraphs, as HTML or plain text; none where there is no such text. Data is only parsed, never run.
 */
export function embeddedText(scripts: { type: string; source: string }[]): string[] {
  return scripts.map(({ type, source }) => longestBody(dataOf(type, source))).reduce(longer, []);
}

function longer(one: string[], other: string[]): string[] {
  return lettersIn(other) > lettersIn(one) ? other : one;
}

/** JSON, or an object literal that a script assigns and that is JSON. */
function dataOf(type: string, source: string): unknown {
  if (source.length > longest) return null;
  const assigned = /^\s*(?:(?:var|let|const)\s+)?[\w$.[\]"']{2,80}\s*=\s*(?=\{)/.exec(source.slice(0, 200));
  if (!/json/i.test(type) && assigned === null) return null;
  const json = assigned === null ? source : source.slice(assigned[0].length, source.lastIndexOf("}") + 1);
  try {
    return JSON.parse(json.replaceAll(/\s+/g, " "));
  } catch {
    // Data on the open web is often broken; a page without it is an ordinary page.
    return null;
  }
}

/** Of all strings and lists of strings that are called as bodies of articles are, the one with most to read. */
function longestBody(data: unknown): string[] {
  let best: string[] = [];
  const waiting: { value: unknown; named: boolean }[] = [{ value: data, named: false }];
  for (let next = waiting.pop(), seen = 0; next !== undefined && seen < mostValues; next = waiting.pop(), seen++) {
    const { value, named } = next;
    if (named) best = longer(best, bodyOf(value));
    if (typeof value !== "object" || value === null) continue;
    for (const [name, each] of Object.entries(value)) waiting.push({ value: each, named: bodyNames.test(name) });
  }
  return best;
}

function bodyOf(value: unknown): string[] {
  if (typeof value === "string") return /<(?:p|div|br)\b/i.test(value) ? [value] : value.split("\n");
  return Array.isArray(value) ? value.slice(0, 2000).flatMap((item) => textIn(item, 4) ?? []) : [];
}

/** The text of one block in a list of blocks. */
function textIn(item: unknown, depth: number): string | null {
  if (typeof item === "string") return item.length >= shortest ? item : null;
  if (typeof item !== "object" || item === null || Array.isArray(item) || depth === 0) return null;
  for (const [name, value] of Object.entries(item)) {
    const text = bodyNames.test(name) ? textIn(value, depth - 1) : null;
    if (text !== null) return text;
  }
  return null;
}

function lettersIn(paragraphs: string[]): number {
  return paragraphs.filter((paragraph) => paragraph.length >= shortest && /\s/.test(paragraph)).join("").length;
}
