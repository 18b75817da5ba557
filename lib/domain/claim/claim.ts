import { squeeze } from "../article/cleaning.ts";
import { splitsSurrogatePair } from "../text/code-points.ts";
import type { Span } from "../text/span.ts";
import { longestClaim } from "./annotation.ts";
import { findNames, type Mention } from "./names.ts";

/** Longest claim that is filled in, in UTF-16 code units. */
const longestPrefilled = 300;
/** A passage of more than this is not one claim: only its first sentence is filled in. */
const longestWhole = 200;
/** Of a longer passage no more than this is looked at. */
const longestRead = 2000;

const opening = "[\"'“‘«„‹(\\[]";
const closing = "[\"'”’»“›)\\]]";
const name = "(?:\\p{Lu}[\\p{L}\\p{M}.’'-]*\\s+){1,5}";
const spoke = "(?:said|says|told|added|asked|noted|stated|claimed|stressed|emphasi[sz]ed|explained|argued|warned|wrote)";

/** “…,” Aliyev said. / …, he told reporters. */
const trailingSpeaker = new RegExp(`[,.?!]?${closing}?[,.]?\\s+(?:${name}|s?he\\s+|they\\s+)${spoke}(?:\\s[^.!?]{0,80})?[.!?]?$`, "u");
/** According to the ministry, … */
const leadingSpeaker = /^According to [^,]{2,80},\s+/u;

/**
 * A first draft of the claim that a passage makes, for a person to correct: its first sentence (all of it when short), without the
 * quotation marks around it and without who said so, which has a field of its own. `span` is in UTF-16 code units.
 */
export function prefillClaim(text: string, { start, end }: Span): string {
  const words = squeeze(text.slice(start, Math.min(end, start + longestRead)));
  const sentence = words.length > longestWhole ? firstSentence(words) : words;
  const bare = unquote(sentence.replace(trailingSpeaker, "").replace(leadingSpeaker, ""));
  const claim = (/[\p{L}\p{N}]/u.test(bare) ? bare : words).replace(/[\s,;:–—-]+$/u, "");
  return finish(claim.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
}

/**
 * What stands for the claim of an annotation that was given none: the words it marks first, on one line, cut between characters where
 * they are more than a claim may have.
 */
export function claimFromWords(words: string): string {
  const claim = squeeze(words);
  return claim.slice(0, splitsSurrogatePair(claim, longestClaim) ? longestClaim - 1 : longestClaim);
}

function firstSentence(words: string): string {
  let sentence = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(words)) {
    sentence += segment;
    // “Mr.” and the like end no sentence.
    if (sentence.trim().length > 20) break;
  }
  return sentence.trim();
}

function unquote(words: string): string {
  const whole = words.match(new RegExp(`^${opening}([^“”«»"]*)${closing}?([.,]?)$`, "u"));
  if (whole?.[1]) return whole[1];
  const balanced = [...words.matchAll(/[“”«»"]/gu)].length % 2 === 0;
  return balanced ? words : words.replace(/^[“«„"]|[”»"]$/u, "");
}

function finish(claim: string): string {
  if (claim.length > longestPrefilled) return `${claim.slice(0, longestPrefilled).replace(/\s+\S*$/u, "")} …`;
  return /[\p{L}\p{N}%)]$/u.test(claim) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u.test(claim)
    ? `${claim}.`
    : claim;
}

/** How far from a passage its claimant is looked for, in UTF-16 code units. */
const nearBefore = 800;
const nearAfter = 400;

/**
 * People and organisations named near a passage, the likeliest to have made its claim first. A guess from capital letters and words
 * such as “said”, for a person to choose from; a surname alone is given as the full name that the text uses elsewhere. Nothing for
 * scripts without capitals. `span` is in UTF-16 code units.
 */
export function suggestClaimants(text: string, span: Span, limit = 5): string[] {
  const everywhere = findNames(text);
  const near = everywhere.filter((mention) => mention.end > span.start - nearBefore && mention.start < span.end + nearAfter);
  const scores = new Map<string, number>();
  for (const mention of near) {
    const name = fullName(mention.name, everywhere);
    const isPerson = name.includes(" ");
    if (!isPerson && !mention.organisation && mention.speech !== "beside") continue;
    scores.set(name, (scores.get(name) ?? 0) + score(mention, span, text));
  }
  return [...scores]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([name]) => name);
}

/** The first longer name in the text that ends with these words, or the words themselves. */
function fullName(name: string, everywhere: Mention[]): string {
  return everywhere.find((mention) => !mention.organisation && mention.name.endsWith(` ${name}`))?.name ?? name;
}

const weight = { beside: 6, near: 4, none: 1 };

function score(mention: Mention, span: Span, text: string): number {
  const distance = mention.end <= span.start ? span.start - mention.end : Math.max(0, mention.start - span.end);
  const between = text.slice(Math.min(mention.end, span.end), Math.max(mention.start, span.start));
  return (100 / (100 + distance)) * weight[mention.speech] * (between.includes("\n") ? 1 : 2);
}
