import type { DocumentJson } from "../article/article-schema.ts";
import { writableHref } from "../article/document-check.ts";
import { listStart } from "../article/list-start.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { normalizeDocument } from "../article/text.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import { writeTable } from "./markdown-tables.ts";
import { isEmptyProse } from "./prose.ts";
import type { ProseMark, ProseNode } from "./prose-node.ts";

/**
 * Writes prose as Markdown that reads back as the same prose, but for what Markdown cannot say: white space at the edges, empty blocks, and of
 * tables which cells cover several places and which below the first row are headings. Their words all stay.
 */
export function proseToMarkdown(document: DocumentJson): string {
  return isEmptyProse(document) ? "" : writeMarkdown(normalizeDocument(document));
}

/**
 * Writes prose as CommonMark (with GitHub's tables and ~~strike~~) that reads back as the same prose: whatever might be taken for markup is escaped, and a
 * character that would keep an emphasis from opening or closing is written as a numeric entity. Expects normalized prose. A link to
 * anywhere but http, https and mailto is left out, its words stay.
 */
function writeMarkdown(document: ProseNode): string {
  return writeBlocks(document.content ?? []).join("\n");
}

function writeBlocks(nodes: ProseNode[]): string[] {
  const lines: string[] = [];
  let alternate = false;
  for (const [index, node] of nodes.entries()) {
    if (index > 0) lines.push("");
    // Two lists side by side are told apart by their markers.
    alternate = nodes[index - 1]?.type === node.type && !alternate;
    lines.push(...writeBlock(node, alternate));
  }
  return lines;
}

function writeBlock(node: ProseNode, alternate: boolean): string[] {
  const content = node.content ?? [];
  if (node.type === "blockquote") return writeBlocks(content).map((line) => (line === "" ? ">" : `> ${line}`));
  if (node.type === "bulletList") return writeItems(content, () => (alternate ? "* " : "- "));
  if (node.type === "orderedList") {
    const start = listStart(node.attrs?.start);
    return writeItems(content, (index) => `${Math.min(start + index, 999_999_999)}${alternate ? ")" : "."} `);
  }
  if (node.type === "table") return writeTable(node, writeInline);
  return writeInline(content).split("\n");
}

function writeItems(items: ProseNode[], marker: (index: number) => string): string[] {
  const airy = items.some((item) => (item.content ?? []).length > 1);
  return items.flatMap((item, index) => {
    const head = marker(index);
    const [first = "", ...rest] = writeBlocks(withoutEmptyStart(item.content ?? []));
    const lines = [head + first, ...rest.map((line) => (line === "" ? "" : " ".repeat(head.length) + line))];
    return airy && index > 0 ? ["", ...lines] : lines;
  });
}

/** The paragraph that an item begins with for the schema's sake, where a table follows. */
function withoutEmptyStart([first, ...rest]: ProseNode[]): ProseNode[] {
  if (!first) return [];
  return rest.length > 0 && first.type === "paragraph" && !first.content ? rest : [first, ...rest];
}

const delimiters: Record<string, string> = { bold: "**", italic: "_", strike: "~~" };
const markOrder = ["link", "bold", "italic", "strike"];

/** A piece of text under the marks that Markdown has, outermost first; `null` is a hard break. `first` and `last`: written as an entity? */
type Run = { characters: string[] | null; marks: { open: string; close: string }[]; first: boolean; last: boolean };

function writeInline(nodes: ProseNode[]): string {
  const runs = nodes.map(
    (node): Run => ({
      characters: node.type === "hardBreak" ? null : [...(node.text ?? "")],
      marks: node.type === "hardBreak" ? [] : writeMarks(node.marks ?? []),
      ...{ first: false, last: false },
    }),
  );
  encodeEdges(runs);
  let written = "";
  for (const [index, run] of runs.entries()) {
    const atLineStart = index === 0 || runs[index - 1]?.characters === null;
    written +=
      boundary(runs[index - 1], run).markup + (run.characters ? writeText(run.characters, atLineStart, run.first, run.last) : "\\\n");
  }
  return written + boundary(runs.at(-1), undefined).markup;
}

/** An entity is punctuation to the delimiter on its other side, where it may ask for one more: so again until none is added. */
function encodeEdges(runs: Run[]): void {
  const count = () => runs.filter(({ first }) => first).length + runs.filter(({ last }) => last).length;
  for (let before = -1; before < count(); ) {
    before = count();
    for (const [index, right] of [...runs, undefined].entries()) {
      const left = runs[index - 1];
      const { encodeLast, encodeNext } = boundary(left, right);
      if (left && encodeLast) encode(left, "last");
      if (right && encodeNext) encode(right, "first");
    }
  }
}

function encode(run: Run, edge: "first" | "last"): void {
  run[edge] = true;
  // One character is both.
  if (run.characters?.length === 1) run.first = run.last = true;
}

function writeMarks(marks: ProseMark[]): Run["marks"] {
  return markOrder.flatMap((type) => {
    const mark = marks.find((each) => each.type === type);
    if (!mark) return [];
    const delimiter = delimiters[type];
    if (delimiter) return [{ open: delimiter, close: delimiter }];
    const href = String(mark.attrs?.href ?? "");
    return isSafeLink(href) ? [{ open: "[", close: `](${writeHref(href)}${writeHost(href)})` }] : [];
  });
}

/** As the link's title, which is read back without becoming words of the text. */
function writeHost(href: string): string {
  const host = deceptiveHost(href);
  return host === null ? "" : ` "${host}"`;
}

function writeHref(href: string): string {
  const escaped = writableHref(href).replaceAll(/&(?=#?\w+;)/g, "\\&");
  return /[()]/.test(escaped) ? `<${escaped}>` : escaped;
}

type Boundary = {
  markup: string;
  /** Must the character before, or after, be written as an entity for the markup between them to count? */
  encodeLast: boolean;
  encodeNext: boolean;
};

/** CommonMark's flanking rules: no white space inside a delimiter, and between a delimiter at punctuation and a letter outside, no markup. */
function boundary(left: Run | undefined, right: Run | undefined): Boundary {
  const closing = left?.marks ?? [];
  const opening = right?.marks ?? [];
  let shared = 0;
  while (shared < Math.min(closing.length, opening.length) && closing[shared]?.close === opening[shared]?.close) shared++;
  const closers = closing.slice(shared).toReversed();
  const openers = opening.slice(shared);
  const markup = closers.map(({ close }) => close).join("") + openers.map(({ open }) => open).join("");
  if (markup === "") return { markup, encodeLast: false, encodeNext: false };

  const last = left?.last ? ";" : (left?.characters?.at(-1) ?? "\n");
  const next = right?.first ? "&" : (right?.characters?.[0] ?? "\n");
  // An underscore never opens or closes against a letter, several delimiters are punctuation to each other.
  const strict = markup === "**" || markup === "~~" ? isPunctuation(openers.length > 0 ? next : last) : true;
  return {
    markup,
    encodeLast: closers.length > 0 ? isSpace(last) : strict && isWordLike(last),
    encodeNext: openers.length > 0 ? isSpace(next) : strict && isWordLike(next),
  };
}

const isSpace = (character: string) => /^\s$/u.test(character) && character !== "\n";
const isWordLike = (character: string) => !/^[\s\p{ASCII}]$/u.test(character) || /^[A-Za-z0-9]$/.test(character);
// White space inside a delimiter becomes an entity, which is punctuation.
const isPunctuation = (character: string) => !/^[\p{L}\p{N}]$/u.test(character);

function writeText(characters: string[], atLineStart: boolean, encodeFirst: boolean, encodeLast: boolean): string {
  const head = encodeFirst ? characters.slice(0, 1) : [];
  const tail = encodeLast && characters.length > head.length ? characters.slice(-1) : [];
  const middle = characters.slice(head.length, characters.length - tail.length).join("");
  const escaped = middle
    .replaceAll(/[\\`*_[\]<~]/g, "\\$&")
    .replaceAll(/&(?=#?\w+;)/g, "\\&")
    .replace(/!$/, "\\!");
  const safe = atLineStart && head.length === 0 ? escaped.replace(/^(?:[-+=#>|:]|\d{1,9}(?=[.)]))/, escapeLineStart) : escaped;
  return head.map(entity).join("") + safe + tail.map(entity).join("");
}

function escapeLineStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
