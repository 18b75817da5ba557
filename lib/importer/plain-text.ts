import type { JSONContent } from "@tiptap/core";
import { chromeReason } from "#lib/domain/article/chrome.ts";
import { betweenLines } from "#lib/domain/text/join-lines.ts";

/** Blocks of the article schema made from plain text. White space is squeezed; no word is added or dropped. */
export function documentFromText(text: string): JSONContent[] {
  const lines = paragraphLines(text);
  const title = titleIndex(lines);
  return gatherLists(
    lines.map((line, index) => {
      if (index === title) return heading(line, 1);
      return index > title && isHeading(lines, index) ? heading(line, 2) : paragraph(line);
    }),
  );
}

/** One entry a paragraph. Files either give each paragraph a line, or wrap lines and set paragraphs apart by an empty one. */
export function paragraphLines(text: string): string[] {
  const groups = text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085\f\v]/gu, "\n")
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u)
    .map((group) =>
      group
        .split("\n")
        .map(squeezeLine)
        .filter((line) => line !== ""),
    )
    .filter((group) => group.length > 0);
  return isWrapped(groups) ? groups.flatMap(unwrap) : groups.flat();
}

function squeezeLine(line: string): string {
  return line.replaceAll(/\s+/gu, " ").trim();
}

/** Wrapped by hand or machine: within groups, all lines but the last reach for a common margin and rarely end a sentence. */
function isWrapped(groups: string[][]): boolean {
  const inner = groups.flatMap((group) => group.slice(0, -1));
  const widest = Math.max(0, ...groups.map((group) => Math.max(...group.map((line) => line.length))));
  if (groups.length < 2 || inner.length < 2 || widest > 120 || widest < 40) return false;
  const full = inner.filter((line) => line.length > widest * 0.6).length;
  const ended = inner.filter((line) => /[.!?…]["”’»)]?$/u.test(line)).length;
  return full >= inner.length * 0.7 && ended <= inner.length * 0.4;
}

function unwrap(group: string[]): string[] {
  const paragraphs: string[][] = [];
  for (const line of group) {
    const open = isBullet(line) ? undefined : paragraphs.at(-1);
    if (open === undefined) paragraphs.push([line]);
    else open.push(line);
  }
  return paragraphs.map((lines) => lines.reduce((text, line) => text + betweenLines(text, line) + line));
}

function titleIndex(lines: string[]): number {
  const first = lines.findIndex((line, index) => index < 6 && chromeReason(line) === null);
  const line = lines[first];
  if (line === undefined || line.length > 220 || /[.,;:…。،]$/u.test(line) || isBullet(line)) return -1;
  const longer = lines.slice(first + 1, first + 8).some((next) => next.length > Math.max(80, line.length));
  return longer && /[\p{L}\p{N}]/u.test(line) ? first : -1;
}

/** Conservative: a short line between two long ones, without the end of a sentence; a question or a cry may end with its sign. */
function isHeading(lines: string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (line.length > 80 || line.split(" ").length > 12 || chromeReason(line) !== null) return false;
  if (!/^[\p{L}\p{N}«“"¿¡]/u.test(line) || /[.,;:…。،—–-]["”’»)]?$/u.test(line)) return false;
  if (/[?!]$/u.test(line) && (line.split(" ").length > 8 || /^["“«]/u.test(line))) return false;
  if (/["”»]$/u.test(line) || /^(?:by|автор|von|par|por)\s/iu.test(line)) return false;
  return isLong(lines[index - 1]) && isLong(lines[index + 1]);
}

function isLong(line: string | undefined): boolean {
  return line !== undefined && line.length >= 100;
}

const bullet = /^[•‣▪◦*·–-] (?=\S)/u;

function isBullet(line: string): boolean {
  return bullet.test(line);
}

/** Two or more lines in a row that begin with the same bullet are a list; the bullets give way to the list's own. */
export function gatherLists(blocks: JSONContent[]): JSONContent[] {
  const gathered: JSONContent[] = [];
  let run: { mark: string; items: JSONContent[] } | null = null;
  const flush = () => {
    if (run === null) return;
    if (run.items.length > 1)
      gathered.push({ type: "bulletList", content: run.items.map((item) => ({ type: "listItem", content: [withoutBullet(item)] })) });
    else gathered.push(...run.items);
    run = null;
  };
  for (const block of blocks) {
    const text = block.content?.[0]?.text ?? "";
    const mark = block.type === "paragraph" && isBullet(text) ? text.charAt(0) : null;
    if (run !== null && run.mark !== mark) flush();
    if (mark === null) gathered.push(block);
    else if (run === null) run = { mark, items: [block] };
    else run.items.push(block);
  }
  flush();
  return gathered;
}

function withoutBullet(block: JSONContent): JSONContent {
  return paragraph((block.content?.[0]?.text ?? "").replace(bullet, ""));
}

export function heading(text: string, level: number): JSONContent {
  return { type: "heading", attrs: { level }, content: [{ type: "text", text }] };
}

export function paragraph(text: string): JSONContent {
  return { type: "paragraph", content: [{ type: "text", text }] };
}
