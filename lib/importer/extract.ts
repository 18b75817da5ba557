import type { JSONContent } from "@tiptap/core";
import type { Warning } from "#lib/domain/article/article.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import type { PageMetadata } from "./metadata.ts";
import { says } from "./page-kind-words.ts";
import { readArticle } from "./read-article.ts";
import { wordsIn } from "./words-in.ts";

export type ExtractInput = {
  /** As it came. */
  html: string;
  /** All blocks of the page. */
  whole: JSONContent[];
  page: PageMetadata;
  base: string | null;
};

/** Fewer words than these are no article that was found: then all of the page is kept. */
const hardlyAny = 8;

/**
 * The article a page holds, as blocks of the article schema; all of the page where hardly a word is found. What the page is, is judged
 * elsewhere (`judge-page.ts`).
 */
export function extractArticle({ html, whole, page, base }: ExtractInput): { blocks: JSONContent[]; warnings: Warning[] } {
  const { blocks, warnings } = readArticle({ html, whole, base });
  const closed = page.linked.article?.free === false || says("wall", textOf(blocks)) ? [maybeShort] : [];
  return wordsIn(textOf(blocks)) >= hardlyAny ? { blocks, warnings: [...warnings, ...closed] } : { blocks: whole, warnings: closed };
}

const maybeShort: Warning = {
  code: "paywall",
  message:
    "The page says that its full text is for subscribers: this may be its beginning only. Compare it with what you see in your browser.",
};

function textOf(blocks: JSONContent[]): string {
  return blockTexts({ type: "doc", content: blocks }).join("\n");
}
