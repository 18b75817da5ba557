import type { ArticleDetails, Warning } from "./article.ts";

export type SignsInput = {
  /** Text of the article, with the addresses of its links after it. */
  text: string;
  details: Pick<Partial<ArticleDetails>, "title" | "author" | "outlet" | "publishedAt" | "sourceUrl">;
  /** ISO 8601, as the page itself gives it. */
  modifiedAt?: string | null;
};

const citationMarker =
  /:?contentReference(?:\[oaicite:\d+\]\{index=\d+\})?|\boaicite\b|【\d+(?::\d+)?†[^【】]{0,300}】|\bturn\d+(?:search|news|view|file)\d+\b/u;
const chatTool = /utm_source=(?:chatgpt|openai|perplexity|copilot|gemini|claude)[\w.]*|[?&]referrer=grok\.com/iu;
const bidiControl = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Of embeddings, overrides and isolates: no title or name needs one. */
const bidiTurning = /[\u202A-\u202E\u2066-\u2069]/u;
const bidiOverride = /[\u202D\u202E]/u;
const invisible = /[\u00AD\u200B\u2060-\u2064\u180E\uFEFF\uFFF9-\uFFFB]|(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0000}-\u{E007F}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * Signs that deserve a reviewer's look: none proves anything, each says what was seen and what it may mean. Shown as notes on the
 * article, sent as `warnings` by the API.
 */
export function signsWorthALook({ text, details, modifiedAt }: SignsInput): Warning[] {
  const warnings: Warning[] = [];
  const add = (code: string, message: string) => warnings.push({ code, message });

  const marker = citationMarker.exec(text);
  if (marker !== null)
    add(
      "citation-marker",
      `A leftover citation marker of a chat tool stands in the text (“${marker[0]}”). Parts of it may be machine-written.`,
    );
  const tracker = chatTool.exec(text) ?? chatTool.exec(details.sourceUrl ?? "");
  if (tracker !== null)
    add("chat-tool-link", `An address carries the tracking mark of a chat tool (“${tracker[0]}”). Check where it leads.`);
  const mixed = mixedAlphabetWord(text);
  if (mixed !== null)
    add("mixed-alphabets", `The word “${mixed}” mixes letters of two alphabets that look alike. Search will not find it as it reads.`);
  if (bidiOverride.test(text) || (bidiControl.test(text) && !rightToLeft.test(text)))
    add(
      "bidi-control",
      "Invisible characters that change the direction of writing stand in the text. What you see may not be its real order.",
    );
  const turned = (["title", "author", "outlet"] as const).filter((detail) => bidiTurning.test(details[detail] ?? ""));
  if (turned.length > 0)
    add(
      "bidi-control-details",
      `Invisible characters that change the direction of writing stand in the ${turned.join(" and the ")}. What you see may not be the real order: type it anew.`,
    );
  const hidden = invisible.exec(text);
  if (hidden !== null)
    add(
      "invisible-character",
      `Invisible characters stand in the text (first: ${codePointName(hidden[0])}). They may break quotes and searches.`,
    );
  if (!details.author) add("no-byline", "No author was found.");
  if (!details.publishedAt) add("no-date", "No date of publication was found.");
  if (modifiedAt && details.publishedAt && modifiedAt.slice(0, 10) > details.publishedAt)
    add("modified-later", `The page says it was changed on ${modifiedAt.slice(0, 10)}, after it was published on ${details.publishedAt}.`);
  return warnings;
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];
const lookAlikes = /[аеорсухАВЕКМНОРСТХіІјЈѕЅԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονaeopcyxABEKMHOPCTXijs]/u;

/** The first word in which letters of two alphabets stand together and at least one of them has a twin in the other. */
function mixedAlphabetWord(text: string): string | null {
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{3,}/gu)) {
    const found = scripts.filter((script) => script.test(word));
    if (found.length > 1 && lookAlikes.test(word)) return word;
  }
  return null;
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
