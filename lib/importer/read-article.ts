import { Readability } from "@mozilla/readability";
import type { JSONContent } from "@tiptap/core";
import { parseHTML } from "linkedom";
import { aroundArticle, isNote, isProseBlock } from "#lib/domain/article/around-article.ts";
import type { Warning } from "#lib/domain/article/article.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { takeOutBeside, takeOutNotices } from "./beside-article.ts";
import { embeddedText } from "./embedded-text.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { sanitize } from "./sanitize.ts";
import { wordsIn } from "./words-in.ts";

export type PageInput = {
  /** The page as it came: read as a tree that runs and loads nothing. */
  html: string;
  /** All blocks of the page. */
  whole: JSONContent[];
  base: string | null;
};

/** Fewer words in a picture's caption are a name, or whose picture it is. */
const fewestOfCaption = 6;

type Reading = { blocks: JSONContent[]; prose: number };

/** A reading with less than this share of another's prose has lost the article. */
const enough = 0.6;
/** In words of prose: no article was found; and an article so short that the rest of the page is looked at for more of it. */
const [hardlyAny, short] = [25, 150];

/**
 * The article of a page, as blocks of the article schema: the reading of Mozilla's Readability without what the page's own markup sets
 * beside the article, unless another reading has far more to read: Readability's of the page as it is, or what the page's own description
 * gives; all prose of the page where none has. Notes say how much of the page that is, and when the readings differ.
 */
export function readArticle({ html, whole, base }: PageInput): { blocks: JSONContent[]; warnings: Warning[] } {
  const page = parseHTML(html).document;
  const isPage = page.documentElement !== null;
  if (isPage) takeOutNotices(page);
  // Readability takes the page it reads apart.
  const plain = reading(whole, isPage ? readable(page.cloneNode(true) as Document) : null, base);
  const captions = isPage ? takeOutBeside(page) : [];
  const apart = reading(whole, isPage ? readable(page) : null, base);
  const all = readingOf(proseOf(whole));
  const told = readingOf(toldOf(whole, html));
  const found = [apart, plain, told].reduce((best, next) => (best.prose < next.prose * enough ? next : best));
  const chosen = found.prose < hardlyAny ? all : found;
  const blocks = withNotes(whole, withCaptions(whole, chosen.blocks, captionsNear(captions, plain.blocks)));
  const most = Math.max(plain.prose, told.prose, chosen.prose < short ? all.prose / 3 : 0);
  const warnings = [
    ...wordsKept(blocks, whole),
    ...differ(readingOf(blocks).prose, most),
    ...leftOut(captionsNear(captions, plain.blocks), blocks),
  ];
  return { blocks, warnings };
}

function reading(whole: JSONContent[], content: string | null, base: string | null): Reading {
  const found = inOrderOf(whole, content === null ? [] : blocksFromHtml(sanitize(content), { base }).blocks);
  const around = aroundArticle(found);
  return readingOf(found.filter((_, index) => !around.has(index)));
}

function readingOf(blocks: JSONContent[]): Reading {
  return { blocks, prose: wordsIn(textOf(blocks.filter(isProseBlock))) };
}

/** From the first to the last sentence of a page, without what is around articles. */
function proseOf(whole: JSONContent[]): JSONContent[] {
  const around = aroundArticle(whole);
  const blocks = whole.filter((_, index) => !around.has(index));
  return blocks.slice(blocks.findIndex(isProseBlock), blocks.findLastIndex(isProseBlock) + 1);
}

/** What the page's own description gives as the article's text, where the page shows it: from its first block to its last. */
function toldOf(whole: JSONContent[], html: string): JSONContent[] {
  const scripts = html.split(/<script\b/i).filter((script) => /^[^>]{0,300}ld\+json/i.test(script));
  const sources = scripts.slice(0, 20).map((script) => script.slice(script.indexOf(">") + 1, script.search(/<\/script/i)));
  const told = bare(embeddedText(sources.map((source) => ({ type: "application/json", source }))).join(""));
  const isTold = (block: JSONContent) => isProseBlock(block) && told.includes(bare(textOf([block])));
  const blocks = told === "" ? [] : whole.slice(whole.findIndex(isTold), whole.findLastIndex(isTold) + 1);
  const around = aroundArticle(blocks);
  return blocks.filter((_, index) => !around.has(index));
}

function readable(page: Document): string | null {
  return new Readability(page, { keepClasses: true }).parse()?.content ?? null;
}

/**
 * Broken markup may make Readability see the page in another order. The page's own order counts: then its blocks are kept that hold the
 * words Readability chose.
 */
function inOrderOf(whole: JSONContent[], found: JSONContent[]): JSONContent[] {
  if (isSubsequenceOfWords(textOf(found), textOf(whole)).ok) return found;
  const chosen = bare(textOf(found));
  const texts = blockTexts({ type: "doc", content: whole }).map(bare);
  return whole.filter((_, index) => texts[index] !== "" && chosen.includes(texts[index] ?? ""));
}

/** Corrections and editor's notes are the article's, wherever the page sets them. */
function withNotes(whole: JSONContent[], blocks: JSONContent[]): JSONContent[] {
  const kept = bare(textOf(blocks));
  const texts = whole.map((block) => textOf([block]));
  return merged(
    whole,
    blocks,
    texts.flatMap((text, index) => (isNote(text) && !kept.includes(bare(text)) ? [index] : [])),
  );
}

/** What pictures in the article say, and the words that the page gives in their place: these readings are made without, so as not to take them for prose. */
function withCaptions(whole: JSONContent[], blocks: JSONContent[], captions: string[]): JSONContent[] {
  const texts = whole.map((block) => bare(textOf([block])));
  const loaded = bare(textOf(blocks));
  const added = captions
    .filter((caption) => wordsIn(caption) >= fewestOfCaption)
    .map(bare)
    .filter((caption) => !loaded.includes(caption))
    .flatMap((caption) => blocksOfWords(texts, caption))
    .filter((index) => wordsIn(textOf(whole.slice(index, index + 1))) >= fewestOfCaption);
  const drawn = whole.map((block, index) => (added.includes(index) ? asPicture(block) : block));
  const together = merged(drawn, blocks, added);
  return isSubsequenceOfWords(textOf(together), textOf(whole)).ok ? together : blocks;
}

/** As what a picture says, apart from the sentences around it; what holds more than text stays as it is. */
function asPicture(block: JSONContent): JSONContent {
  const content = block.type === "paragraph" ? (block.content ?? []) : [];
  if (content.length === 0 || content.some(({ type }) => type !== "text")) return block;
  return { type: "picture", content: [{ type: "text", text: content.map(({ text }) => text ?? "").join("") }] };
}

/** The indexes of those blocks in a row that hold these words and no others. */
function blocksOfWords(texts: string[], words: string): number[] {
  for (const start of texts.keys()) {
    let text = "";
    for (let end = start; words.startsWith(text) && end < texts.length; end += 1) {
      text += texts[end] ?? "";
      if (text === words) return Array.from({ length: end + 1 - start }, (_, offset) => start + offset);
    }
  }
  return [];
}

/** `blocks` with those of the whole page at `indexes`, each where it stands on the page. */
function merged(whole: JSONContent[], blocks: JSONContent[], indexes: number[]): JSONContent[] {
  if (blocks.length === 0) return blocks;
  const texts = whole.map((block) => bare(textOf([block])));
  const waiting = [...new Set(indexes)].toSorted((one, other) => one - other);
  const together: JSONContent[] = [];
  let at = 0;
  for (const block of blocks) {
    const found = texts.indexOf(bare(textOf([block])), at);
    if (found >= 0) at = found + 1;
    while (found >= 0 && (waiting[0] ?? found) < found) together.push(...whole.slice(waiting[0], (waiting.shift() ?? 0) + 1));
    together.push(block);
  }
  return [...together, ...waiting.flatMap((index) => whole.slice(index, index + 1))];
}

function wordsKept(blocks: JSONContent[], whole: JSONContent[]): Warning[] {
  const [kept, all] = [wordsIn(textOf(blocks)), wordsIn(textOf(whole))].map(Math.round);
  const count = (words = 0) => words.toLocaleString("en");
  const message = `Of the page’s ${count(all)} words, ${count(kept)} were kept as its article. The original beside it shows the rest struck through.`;
  return [{ code: "words-kept", message }];
}

/** Those that a reading of the page as it is has in its article. */
function captionsNear(captions: string[], plain: JSONContent[]): string[] {
  const near = bare(textOf(plain));
  return [...new Set(captions)].filter((words) => near.includes(bare(words)) && wordsIn(words) > 2);
}

function leftOut(captions: string[], kept: JSONContent[]): Warning[] {
  const loaded = bare(textOf(kept));
  const gone = captions.filter((words) => !loaded.includes(bare(words)));
  if (gone.length === 0) return [];
  const shown = gone.slice(0, 3).map((words) => `“${words.length > 80 ? `${words.slice(0, 77).trimEnd()}…` : words}”`);
  const more = gone.length > 3 ? ` and ${gone.length - 3} more` : "";
  const message = `Pictures are not loaded, and of the article alone these captions are left out: ${shown.join(", ")}${more}. Take the whole page to keep them.`;
  return [{ code: "pictures", message }];
}

function differ(kept: number, most: number): Warning[] {
  if (kept >= most * enough) return [];
  const message =
    "This may not be all of the article: another reading of the page found far more text. Compare it with what you see in your browser, or take the whole page and strike out the rest.";
  return [{ code: "readings-differ", message }];
}

function bare(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

function textOf(blocks: JSONContent[]): string {
  return blockTexts({ type: "doc", content: blocks }).join("\n");
}
