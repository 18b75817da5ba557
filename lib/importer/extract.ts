import { Readability } from "@mozilla/readability";
import type { JSONContent } from "@tiptap/core";
import { JSDOM } from "jsdom";
import type { Warning } from "#lib/domain/article/article.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import type { PageMetadata } from "./metadata.ts";

/** What a page turns out to be when it isn't an article. */
export type NoArticle = "no article" | "paywall" | "consent" | "robot" | "missing";

export type ExtractInput = {
  /** Sanitized. */
  html: string;
  /** All blocks of the page. */
  whole: JSONContent[];
  page: PageMetadata;
  base: string | null;
};

/** Fewer words than this are looked at for what else the page may be. */
const fewWords = 150;

const wall =
  /subscribe (?:now )?to (?:continue|keep) reading|to continue reading|subscribers? only|for subscribers|already a subscriber|create a free account to|оформите подписку|только для подписчиков|für abonnenten|réservé aux abonnés|solo para suscriptores/iu;
const robot =
  /verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|enable javascript and cookies to continue|checking your browser|unusual traffic|just a moment\.\.\.|подтвердите, что вы не робот/iu;
const consent =
  /we value your privacy|before you continue|accept all|manage (?:your )?(?:cookies|preferences|consent)|reject all|alle akzeptieren|tout accepter|aceptar todo|принять все/iu;
const missing =
  /\b404\b|page (?:was )?not found|page (?:doesn.t|does not) exist|can.t find (?:that|the|this) page|страница не найдена|səhifə tapılmadı|sayfa bulunamadı|seite nicht gefunden|page introuvable/iu;

/**
 * The article a page holds, by Mozilla's Readability, as blocks of the article schema. The page is parsed without running or loading
 * anything. Where no article is found, says what the page is instead.
 */
export function extractArticle({
  html,
  whole,
  page,
  base,
}: ExtractInput): { blocks: JSONContent[]; warnings: Warning[] } | { none: NoArticle } {
  const content = readable(html, base);
  const found = content === null ? [] : blocksFromHtml(content, { base }).blocks;
  const blocks = inOrderOf(whole, found);
  const text = textOf(blocks);
  const count = wordsIn(text);
  if (count < fewWords) {
    const all = `${page.title ?? ""}\n${textOf(whole).slice(0, 20_000)}`;
    const short = wordsIn(all) < fewWords * 4;
    if (robot.test(all) && short) return { none: "robot" };
    if (missing.test(page.title ?? "") || (missing.test(all) && short && count < 40)) return { none: "missing" };
    if (consent.test(all) && (short || count < 40)) return { none: "consent" };
    if (page.paywalled || wall.test(all)) return count < 60 ? { none: "paywall" } : { blocks, warnings: [maybeShort] };
    if (count < 8) return { none: "no article" };
  }
  return { blocks, warnings: page.paywalled || wall.test(text) ? [maybeShort] : [] };
}

const maybeShort: Warning = {
  code: "paywall",
  message:
    "The page says that its full text is for subscribers: this may be its beginning only. Compare it with what you see in your browser.",
};

function readable(html: string, base: string | null): string | null {
  const { window } = new JSDOM(html, base === null ? {} : { url: base });
  try {
    return new Readability(window.document, { charThreshold: 200 }).parse()?.content ?? null;
  } finally {
    window.close();
  }
}

/**
 * Broken markup may make the two parsers see the page in different order. The page's own order counts: then its blocks are kept that
 * hold the words Readability chose.
 */
function inOrderOf(whole: JSONContent[], found: JSONContent[]): JSONContent[] {
  if (isSubsequenceOfWords(textOf(found), textOf(whole)).ok) return found;
  const bare = (text: string) => text.replaceAll(/\s+/gu, "");
  const chosen = bare(textOf(found));
  const texts = blockTexts({ type: "doc", content: whole });
  return whole.filter((_, index) => chosen.includes(bare(texts[index] ?? "")) && bare(texts[index] ?? "") !== "");
}

function textOf(blocks: JSONContent[]): string {
  return blockTexts({ type: "doc", content: blocks }).join("\n");
}

/** Rough: scripts without spaces count by characters. */
function wordsIn(text: string): number {
  const spaceless = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (text.match(/\S+/gu)?.length ?? 0) + spaceless / 2;
}
