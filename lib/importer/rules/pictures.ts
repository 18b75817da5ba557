import { type Element, isTag, isText } from "domhandler";
import { DomUtils } from "htmlparser2";
import { chromeElement } from "./html-elements.ts";
import type { Page } from "./page.ts";
import { classesOf } from "./styles.ts";
import { closest, elementsOf, insertAfter, isInline, newElement, replaceByText, wordsOf } from "./tree.ts";

const emoji = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\uFE0F?\u20E3|\s)/u;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const formula = /(?:^|[-_\s])(?:latex|tex|math|equation|formula)(?:$|[-_\s])/i;
const fewestWords = 3;

/**
 * Pictures of emoji and equations give the character or text that they show, within the sentence. The words that a page gives in place of
 * any other picture stand after its paragraph, as a block of their own; what says no more than its caption or a name is left out.
 */
export function writePictures(page: Page): void {
  writeDrawings(page);
  const told = new Set<string>();
  const titles = elementsOf(page.root, ({ name }) => name === "h1" || name === "title")
    .slice(0, 5)
    .map((title) => wordSet(DomUtils.textContent(title)));
  for (const picture of elementsOf(page.root, ({ name }) => name === "img")) {
    const words = (picture.attribs.alt ?? "").replaceAll(/\s+/gu, " ").trim();
    if (isInitial(picture, words) || (words !== "" && (isEmoji(words) || /\bemoji\b/i.test(picture.attribs.class ?? ""))))
      replaceByText(picture, words);
    else if (words !== "" && formula.test(picture.attribs.class ?? "")) {
      page.did("equations", words, picture);
      replaceByText(picture, words);
    } else if (!isSmall(picture) && !isOfPage(picture)) {
      page.did("pictures", words || captionOf(picture), picture);
      if (!says(words) || told.has(words.toLowerCase()) || isSaidBeside(picture, words, titles)) continue;
      told.add(words.toLowerCase());
      insertAfter(blockAround(picture), newElement("figure", { "data-picture": "" }, words));
    }
  }
}

/** The words within a drawing (SVG) are read as those of a picture. */
function writeDrawings(page: Page): void {
  for (const drawing of elementsOf(page.root, ({ name }) => name === "svg")) {
    const texts = elementsOf(drawing, ({ name }) => name === "text").map((text) =>
      DomUtils.textContent(text).replaceAll(/\s+/gu, " ").trim(),
    );
    const words = texts.filter((text) => text !== "").join(" ");
    if (!/[\p{L}\p{N}]/u.test(words) || isSmall(drawing) || isOfPage(drawing)) continue;
    page.did("pictures", words, drawing);
    insertAfter(blockAround(drawing), newElement("figure", { "data-picture": "" }, words));
  }
}

function isEmoji(words: string): boolean {
  return words.length < 100 && [...graphemes.segment(words)].every(({ segment }) => emoji.test(segment));
}

/** A drawn letter that its word begins with. */
function isInitial({ next }: Element, words: string): boolean {
  return /^\p{L}$/u.test(words) && next !== null && isText(next) && /^\p{L}/u.test(next.data);
}

/** More than a name of a file or of a person. */
function says(words: string): boolean {
  if (/^[\w.-]+$/.test(words) || /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i.test(words) || /^https?:/i.test(words)) return false;
  const spaceless = words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (words.match(/\p{L}+/gu)?.length ?? 0) + spaceless / 3 >= fewestWords;
}

function isSmall({ attribs }: Element): boolean {
  return [attribs.width, attribs.height].some((size) => size !== undefined && /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) <= 64);
}

/** Decoration, part of the page around the article, or the way to another one. */
function isOfPage(picture: Element): boolean {
  const link = closest(picture, ({ name }) => name === "a");
  if (link !== null && !/^#|\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(link.attribs.href ?? "#")) return true;
  const hidden = picture.attribs["aria-hidden"] === "true" || /^(?:presentation|none)$/i.test(picture.attribs.role ?? "");
  return (
    hidden ||
    closest(picture, (element) => element.name === "header" || chromeElement(element.name, element.attribs) !== null) !== null ||
    classesOf(picture).some((called) => /(?:^|[-_])(?:avatar|logo|icon|pixel|tracking)(?:$|[-_])/i.test(called))
  );
}

function captionOf(picture: Element): string {
  const figure = closest(picture, ({ name }) => name === "figure");
  return figure === null ? "" : wordsOf(figure);
}

/** In the caption, in the link around it, or in the page's headline. */
function isSaidBeside(picture: Element, words: string, titles: Set<string>[]): boolean {
  const own = [...wordSet(words)];
  if (titles.some((title) => own.filter((word) => title.has(word)).length >= own.length * 0.6)) return true;
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
  const link = closest(picture, ({ name }) => name === "a");
  const beside = bare(captionOf(picture) + (link === null ? "" : wordsOf(link)));
  return beside.includes(bare(words)) || (beside.length > 20 && bare(words).includes(beside));
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** What the words stand after: the paragraph, or whatever else runs on around the picture. */
function blockAround(picture: Element): Element {
  let around = picture;
  for (let at = picture.parent; at !== null && isTag(at); at = at.parent) {
    const isRunning = isInline(at) || /^(?:p|h[1-6]|picture|dt)$/.test(at.name);
    const hasText = at.children.some((child) => isText(child) && child.data.trim() !== "");
    if (!isRunning && !hasText) break;
    if (/^(?:body|html|article|main|td|th|li)$/.test(at.name)) break;
    around = at;
  }
  return around;
}
