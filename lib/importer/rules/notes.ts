import { type Element, isTag, isText, type Text } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Page } from "./page.ts";
import { scriptOf } from "./raised.ts";
import { classesOf } from "./styles.ts";
import { closest, elementsOf, isWithin, lastWord, replaceByText, textsOf, unwrap, wordsBefore, wordsOf } from "./tree.ts";

const label = /^(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§¶]{1,3}|(?:note|nb|n|fn|lower-alpha)\.? ?\d{1,3})$/iu;
const markNames =
  /(?:^|[-_])(?:foot-?notes?|end-?notes?|note-?refs?|fn-?refs?|footnote-?refs?|references?|citation|sdfootnoteanc|msofootnotereference)(?:$|[-_])/i;
const backNames = /back-?(?:link|ref)|reversefootnote/i;
const blocks = new Set(["li", "p", "dd", "td", "div", "aside", "section", "span", "small", "footer"]);
const longestNote = 5000;

/**
 * Marks of notes become `[n]` after their word, and each note a block that begins with the same. A mark is told by its link to a note of
 * the page, by what the page calls it, or by a list of notes with its number. Gives the notes: pages hide them until they are asked for.
 */
export function writeNotes(page: Page): Set<Element> {
  const targets = targetsOf(page);
  const notes = new Map<Element, { label: string; marks: Element[] }>();
  for (const link of elementsOf(page.root, ({ name, attribs }) => name === "a" && attribs.href !== undefined)) {
    const words = bareLabel(wordsOf(link));
    const target = targets.get(fragmentOf(link, page.base) ?? "");
    const note = target && noteOf(target);
    if (
      !note ||
      !label.test(words) ||
      !looksLikeMark(link) ||
      isWithin(link, note) ||
      [...notes.keys()].some((known) => isWithin(link, known))
    )
      continue;
    const known = notes.get(note);
    if (known === undefined) notes.set(note, { label: words, marks: [link] });
    else known.marks.push(link);
  }
  for (const [note, { label: words, marks }] of notes) writeNote(note, words, marks, page);
  for (const { label: words, marks } of notes.values()) for (const mark of marks) writeMark(mark, words, page);
  writeUnlinked(page);
  writeSigns(page);
  return new Set(notes.keys());
}

function targetsOf({ root }: Page): Map<string, Element> {
  const targets = new Map<string, Element>();
  for (const element of elementsOf(root, ({ attribs }) => attribs.id !== undefined || attribs.name !== undefined))
    for (const name of [element.attribs.id, element.attribs.name]) if (name && !targets.has(name)) targets.set(name, element);
  return targets;
}

function fragmentOf({ attribs }: Element, base: string | null): string | null {
  const [address = "", fragment] = (attribs.href ?? "").trim().split("#", 2);
  if (!fragment || (address !== "" && address !== base?.replace(/#.*/s, ""))) return null;
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    if (error instanceof URIError) return fragment;
    throw error;
  }
}

function bareLabel(words: string): string {
  return words.replaceAll(/^[[(] ?| ?[\])]$/g, "");
}

function looksLikeMark(link: Element): boolean {
  const around = [link, ...parentsOf(link, 2)];
  const raised = around.some((element) => element.name === "sup") || elementsOf(link, ({ name }) => name === "sup").length > 0;
  return (
    raised || /^\[.*\]$/.test(wordsOf(link)) || around.some(isCalledMark) || /vertical-align\s*:\s*super/i.test(link.attribs.style ?? "")
  );
}

function isCalledMark(element: Element): boolean {
  const { role = "", "epub:type": kind = "" } = element.attribs;
  return /\bdoc-noteref\b/i.test(role) || /\bnoteref\b/i.test(kind) || classesOf(element).some((called) => markNames.test(called));
}

function parentsOf(element: Element, most: number): Element[] {
  const parents: Element[] = [];
  for (let at = element.parent; at !== null && isTag(at) && parents.length < most; at = at.parent) parents.push(at);
  return parents;
}

function noteOf(target: Element): Element | null {
  if (/^h[1-6]$/.test(target.name)) return null;
  const note = closest(target, ({ name }) => blocks.has(name));
  const words = note === null ? "" : wordsOf(note);
  if (
    note?.name === "span" &&
    note.parent !== null &&
    isTag(note.parent) &&
    wordsOf(note) === bareLabel(wordsOf(note)) &&
    label.test(words)
  )
    return noteOf(note.parent);
  return note !== null && words.length > 1 && words.length <= longestNote ? note : null;
}

function writeMark(mark: Element, words: string, page: Page): void {
  const raised = closest(mark, (element) => scriptOf(element) !== null);
  page.did("note-marks", `${lastWord(wordsBefore(raised ?? mark, 8))}[${words}]`, raised ?? mark);
  replaceByText(mark, `[${words}]`);
  if (raised !== null && /^(?:[\s,;]*\[[^\]]*\])+$/u.test(wordsOf(raised))) {
    for (const text of textsOf(raised)) if (/^[\s,;]+$/.test(text.data)) text.data = "";
    unwrap(raised);
  }
}

/** The note begins with its mark, and no longer leads back to the text. */
function writeNote(note: Element, words: string, marks: Element[], page: Page): void {
  const places = new Set(marks.flatMap((mark) => [mark, ...parentsOf(mark, 2)]).flatMap(({ attribs }) => [attribs.id, attribs.name]));
  const links = elementsOf(note, ({ name }) => name === "a").filter(
    (link) =>
      places.has(fragmentOf(link, page.base) ?? "") ||
      /\bdoc-backlink\b/.test(link.attribs.role ?? "") ||
      classesOf(link).some((called) => backNames.test(called)),
  );
  const led = links.some((link) => bareLabel(wordsOf(link)) === words);
  for (const link of links) if (wordsOf(link).length < 20) removeWithRest(link, note);
  const first = textsOf(note).find(({ data }) => data.trim() !== "");
  if (first === undefined) return;
  const list = note.parent !== null && isTag(note.parent) ? note.parent : null;
  const numbered = note.name === "li" && list?.name === "ol";
  if (!led) withoutLabel(first, words, numbered);
  const start = textsOf(note).find(({ data }) => data.trim() !== "") ?? first;
  start.data = `[${words}] ${start.data.trimStart()}`;
  if (!standsApart.has(note.name)) toEnd(note);
  if (list !== null && numbered) {
    list.name = "div";
    for (const item of list.children) if (isTag(item) && item.name === "li") item.name = "div";
  }
}

const standsApart = new Set(["li", "p", "dd", "td", "div", "section", "footer"]);

/** A note that stands within a sentence, to be shown when it is asked for, goes to the end of its article. */
function toEnd(note: Element): void {
  const article = closest(note, ({ name }) => ["article", "main", "body"].includes(name));
  const root = article ?? parentsOf(note, Number.POSITIVE_INFINITY).at(-1);
  if (root === undefined || root === note) return;
  DomUtils.removeElement(note);
  note.name = "div";
  DomUtils.appendChild(root, note);
}

/** Without the link, and without what only stood around it: “^”, a raised letter, brackets. */
function removeWithRest(link: Element, note: Element): void {
  let at = link.parent;
  DomUtils.removeElement(link);
  for (; at !== null && at !== note && isTag(at) && !/[\p{L}\p{N}]/u.test(wordsOf(at)); ) {
    const { parent } = at;
    DomUtils.removeElement(at);
    at = parent;
  }
  const texts = textsOf(note);
  const first = texts.findIndex(({ data }) => /[\p{L}\p{N}]/u.test(data));
  for (const [index, text] of texts.entries()) {
    const rest = index < first ? /^(?:[\s^↑↩,.[\]()]|\uFE0E)*$/u : /^(?:[\s↑↩]|\uFE0E)*$/u;
    if (rest.test(text.data)) text.data = " ";
  }
}

/** The note's own label at its beginning; a number without brackets in a numbered list belongs to its words. */
function withoutLabel(first: Text, words: string, numbered: boolean): void {
  const escaped = words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const raised = scriptAround(first);
  if (raised !== null && bareLabel(wordsOf(raised)) === words) DomUtils.removeElement(raised);
  else if (numbered) first.data = first.data.replace(new RegExp(`^\\s*[[(]${escaped}[\\])]\\s*`, "u"), "");
  else first.data = first.data.replace(new RegExp(`^\\s*(?:[[(]${escaped}[\\])]|${escaped}(?=[\\s.:)]|$))[.:)]?\\s*`, "u"), "");
}

function scriptAround(text: Text): Element | null {
  return text.parent !== null && isTag(text.parent) ? closest(text.parent, (element) => scriptOf(element) !== null) : null;
}

/** Raised figures without a link: marks where the page calls them so, or where blocks begin with the same raised figures, in their order. */
function writeUnlinked(page: Page): void {
  const raised = elementsOf(page.root, ({ name }) => name === "sup").filter((element) => /^\d{1,3}$/.test(bareLabel(wordsOf(element))));
  const starts = new Map(raised.filter(beginsBlock).map((element) => [Number(bareLabel(wordsOf(element))), element]));
  let expected = 1;
  for (const element of raised) {
    const number = Number(bareLabel(wordsOf(element)));
    if (starts.get(number) === element) continue;
    const listed = starts.has(number) && number === expected;
    const called = [element, ...elementsOf(element, () => true)].some(isCalledMark);
    if (listed) expected += 1;
    if (listed || called) writeMark(element, String(number), page);
  }
  for (const [number, element] of starts) if (number < expected) replaceByText(element, `[${number}] `);
}

const signs = /^(?:[*†‡§¶]{1,3}|[a-z])$/iu;

/** Raised signs and letters without a link: marks where the page calls them so, or where a block after them begins with the same. */
function writeSigns(page: Page): void {
  const raised = elementsOf(page.root, ({ name }) => name === "sup").filter((element) => signs.test(bareLabel(wordsOf(element))));
  if (raised.length === 0) return;
  const starts = raised.filter(beginsBlock);
  const waiting: { words: string; note: Element | null }[] = [];
  for (const mark of raised) {
    const words = bareLabel(wordsOf(mark));
    if (starts.includes(mark)) {
      if (waiting.some((known) => known.words === words)) replaceByText(mark, `[${words}] `);
      continue;
    }
    const follows = starts.some((start) => bareLabel(wordsOf(start)) === words && raised.indexOf(start) > raised.indexOf(mark));
    const note =
      follows || /[a-z]/i.test(words) ? null : (waiting.find((known) => known.words === words)?.note ?? onlyBlockWith(words, page));
    if (!follows && note === null && ![mark, ...elementsOf(mark, () => true)].some(isCalledMark)) continue;
    waiting.push({ words, note });
    writeMark(mark, words, page);
  }
  for (const [words, note] of new Map(waiting.map((known) => [known.words, known.note]))) {
    const first = note && textsOf(note).find(({ data }) => data.trim() !== "");
    if (first) first.data = `[${words}] ${first.data.trimStart().slice(words.length).trimStart()}`;
  }
}

/** The one block that begins with a sign, written as all its words are: more of them are a list. */
function onlyBlockWith(sign: string, page: Page): Element | null {
  const begin = (element: Element) => {
    const words = wordsOf(element);
    return words.startsWith(sign) && /^\s?[\p{L}\p{N}“"'(]/u.test(words.slice(sign.length));
  };
  const found = elementsOf(page.root, (element) => blocks.has(element.name) && begin(element));
  const innermost = found.filter((element) => !found.some((other) => isWithin(other, element)));
  const [only, ...more] = innermost;
  const first = only && textsOf(only).find(({ data }) => data.trim() !== "");
  return only !== undefined && more.length === 0 && first?.data.trimStart().startsWith(sign) ? only : null;
}

function beginsBlock(element: Element): boolean {
  const block = closest(element, ({ name }) => ["p", "li", "div", "dd", "td"].includes(name));
  if (block === null) return false;
  const first = textsOf(block).find(({ data }) => data.trim() !== "");
  return first !== undefined && isText(first) && isWithin(first, element) && wordsOf(block).length > wordsOf(element).length + 3;
}
