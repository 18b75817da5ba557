import type { JSONContent } from "@tiptap/core";
import { canonicalText } from "./canonical-text.ts";
import { chromeReason, datedLine } from "./chrome.ts";
import { squeeze } from "./cleaning.ts";

type Block = { type: string; text: string; beginning: string; words: number; linked: number; items: Block[] };

/** A line that ends or interrupts an article with other articles: “Related: …”, or alone above a list of them. */
const pointer =
  /^[^\p{L}\p{N}]*(?:related|see more|see also|read more|read next|read also|also read|also on|also see|also:|don.?t miss|in case you missed|more (?:from|on|in|about|great)|more:|most read|most popular|popular (?:now|this|posts)|top (?:video|stories)|you (?:may|might) (?:also )?(?:like|enjoy)|further reading|recommended|watch:|up next|next up|around the web|on [\p{L}\p{N}]+\.com:|leggi anche|guarda anche|lire aussi|à lire|lesen sie auch|mehr zum thema|lees ook|läs också|les også|leia (?:também|mais)|veja também|lea (?:también|más)|le puede interesar|te puede interesar|читайте также|смотрите также|по теме|самые популярные|читайте також|ayrıca oku|bunlara da bak|həmçinin oxu|zobacz też|czytaj (?:też|także)|関連記事|相关(?:阅读|新闻)|관련\s?기사|اقرأ أيضا|קראו עוד)/iu;

const networks = "(?:twitter|x|facebook|instagram|youtube|linkedin|telegram|whatsapp|tiktok|mastodon|bluesky|threads|weibo|vk)";
const asked =
  "sign up (?:for|to|now|here|today|and)|sign up[:!]|subscribe (?:to|now|here|today|for)|get (?:breaking|the latest|our|access to|news|.{0,30} (?:newsletter|in(?:to)? your inbox))|get a subscription|join (?:our|us|the conversation)|download (?:the|our) .{0,30}app|click here to (?:subscribe|sign up|get the .{0,30}app|join|download)|have a (?:news )?tip|got a tip|(?:you can )?reach (?:the reporters?|him|her|them)|write to .{2,40} at|e-?mail .{2,60}@|contact .{2,40}@|make \\S+ my homepage|want (?:more|to (?:read|hear|know) more)|like this story|tell us what you think|leave a comment|thanks for (?:reading|signing up)|let our news meet|every (?:day|morning|week) we send|report (?:an )?error|skip to (?:main )?content|jetzt .{0,30}newsletter|newsletter abonnieren|abonnieren sie|inscrivez-vous|abonnez-vous|suscríb[ae]\\p{L}*|assine|inscreva-se|siga|iscriviti|seguici|подпи[сш]\\p{L}+|abone ol\\p{L}*|abunə ol\\p{L}*";
/** What a page asks of its readers: it stands at the beginning of a sentence, and asks. */
const invitation = new RegExp(
  `(?:^|[.!?:—–|] )[^\\p{L}\\p{N}]*(?:please )?(?:(?:${asked})|(?:follow|like|join|find) (?:\\S+ ){1,5}on ${networks})(?!\\p{L})|\\b(?:our|free|daily|weekly) newsletters?\\b|(?:this (?:web)?site|we) uses? cookies|requires javascript`,
  "iu",
);

/** A person named with what they do there, after the last word of the article. */
const about =
  /\b(?:is|ist|est|es|è) (?:an? |the |ein |eine |un |une |una )?(?:[\p{L}-]+ ){0,4}(?:reporter|writer|editor|journalist|correspondent|contributor|columnist|author|publisher|redakteur\p{L}*|journaliste|periodista|giornalista)\b|has been (?:reporting|writing)|^(?:contact:|e-?mail:|twitter:|more articles (?:from|by)|view (?:author|all))\b|@[\w.]+$|\bretrieved \d/iu;
const by = /^(?:review |story |text |words |photos? )?(?:by|von|par|por|da|di|автор|текст|door|av|przez)\b[\s:]/iu;
const counted = /^(?:image|photo|slide|foto|bild|фото) \d+ (?:of|von|de|sur|из) \d+/iu;

/** No more of a block is looked at, in UTF-16 code units. */
const looked = 300;
/** In words. Longer blocks are the article's, whatever they say. */
const most = { lead: 25, invitation: 40, pointer: 40 };

/**
 * Which of the top-level blocks found as an article are the page's and not the article's, by index, with the reason in words: its menus and
 * dates above the text, its invitations and pointers to other articles within, and what it says of the author below. Corrections are the
 * article's. Of blocks that are all of this kind, none is named.
 */
export function aroundArticle(content: JSONContent[]): Map<number, string> {
  const blocks = content.map(blockOf);
  const found = new Map<number, string>();
  const first = blocks.findIndex(isProse);
  if (first < 0) return found;
  const last = blocks.findLastIndex((block) => isProse(block) && !isInvitation(block) && !pointer.test(block.beginning));
  const linksAreRare = blocks.filter(isLinked).length <= blocks.length * 0.3;
  let pointed = false;
  for (const [index, block] of blocks.entries()) {
    if (isNote(block.text)) continue;
    const reason: string | null =
      chromeOf(block.text) ??
      (index < first ? leadReason(block) : null) ??
      (isInvitation(block) ? "An invitation to subscribe or follow" : null) ??
      (pointer.test(block.beginning) && block.words <= most.pointer && (block.linked > 0.2 || block.words <= 8)
        ? "A pointer to other articles"
        : null) ??
      (pointed && block.linked > 0.25 && (block.type === "bulletList" || block.words <= most.pointer)
        ? "A pointer to other articles"
        : null) ??
      (linksAreRare && isLinked(block) ? "A link to another article" : null) ??
      (index > last && (about.test(block.beginning) || counted.test(block.beginning)) ? "About the author" : null);
    pointed = reason === "A pointer to other articles";
    if (reason !== null) found.set(index, reason);
  }
  return found;
}

const note =
  /^[^\p{L}\p{N}]*(?:correction|clarification|editor.?s.? note|this (?:article|story|post) (?:was|has been) (?:updated|corrected|amended)|erratum|berichtigung|korrektur|anmerkung der redaktion|rectificatif|correctif|note de la rédaction|corrección|fe de erratas|nota (?:del editor|da redação|della redazione)|уточнение|исправление|от редакции|düzeltme|düzəliş)(?!\p{L})/iu;

/** Does a line read on, as sentences do? */
export function isProseText(text: string): boolean {
  return isProse({ type: "paragraph", text, beginning: "", words: wordsIn(text), linked: 0, items: [] });
}

/** Does a block read on: sentences, and not headlines, labels or links? */
export function isProseBlock(node: JSONContent): boolean {
  return isProse(blockOf(node));
}

/** Does a text begin as a correction or an editor's note does? */
export function isNote(text: string): boolean {
  return note.test(text);
}

function chromeOf(text: string): string | null {
  const reason = chromeReason(text);
  return reason === "A copyright line" ? null : reason;
}

function leadReason(block: Block): string | null {
  if (block.words > most.lead || block.type === "heading")
    return block.type === "bulletList" && isMenu(block) ? "Navigation of the page" : null;
  if (block.type === "bulletList" || block.type === "orderedList") return isMenu(block) ? "Navigation of the page" : null;
  if (datedLine(block.text) || by.test(block.beginning) || counted.test(block.beginning)) return "A date line of the page";
  return block.linked > 0.9 ? "Navigation of the page" : null;
}

function isMenu({ items, linked }: Block): boolean {
  const short = items.filter(({ words }) => words <= 4).length;
  return items.length > 2 && (short > items.length * 0.7 || linked > 0.9);
}

function isInvitation({ beginning, words, type }: Block): boolean {
  return words <= most.invitation && type !== "heading" && invitation.test(beginning);
}

/** All of it leads elsewhere: a headline of another article, or a list of them. */
function isLinked({ type, linked, words, items }: Block): boolean {
  if (type === "bulletList") return items.length > 0 && items.every((item) => item.linked > 0.85) && words > 3;
  return type === "paragraph" && linked > 0.9 && words > 3 && words < 30;
}

function isProse({ type, text, words, linked }: Block): boolean {
  if (type === "heading" || linked > 0.6) return false;
  return words >= 30 || (words >= 12 && /[.!?…。！？।۔][”’"')\]]*$/u.test(text));
}

function blockOf(node: JSONContent): Block {
  const text = squeeze(canonicalText({ type: "doc", content: [node] }));
  return {
    type: node.type ?? "",
    text,
    beginning: text.slice(0, looked),
    words: wordsIn(text),
    linked: text === "" ? 0 : linkedLetters(node) / text.length,
    items: node.type === "bulletList" || node.type === "orderedList" ? (node.content ?? []).map(blockOf) : [],
  };
}

function linkedLetters(node: JSONContent): number {
  if (node.type === "text") return (node.marks ?? []).some(({ type }) => type === "link") ? (node.text?.length ?? 0) : 0;
  return (node.content ?? []).reduce((all, child) => all + linkedLetters(child), 0);
}

/** Rough: scripts without spaces count by characters. */
function wordsIn(text: string): number {
  const spaceless = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (text.match(/\S+/gu)?.length ?? 0) + spaceless / 2;
}
