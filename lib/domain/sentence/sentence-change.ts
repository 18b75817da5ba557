import { type Folded, fold } from "../text/folding.ts";
import type { Span } from "../text/span.ts";
import { isOtherSpeaker, kindsOfChange } from "./change-kinds.ts";
import { type ChangeKind, changeKinds, type SentenceChange } from "./kinds.ts";
import { leadAbove, leadsIn, sentenceAfter, sentenceAround, sentenceBefore } from "./sentences.ts";
import { hasAttribution, hasDoubt, hasNegation, refersBack } from "./telling-words.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Where the same words stand in the old and in the new text, UTF-16. */
export type SamePlace = { old: Span; now: Span };

/** In folded text, agreement so far around needs no look at sentences. */
const farEnough = 2200;

/**
 * For each passage whose words stand in both texts: what changed about its sentence, or null. Its sentence is all that it touches; what
 * leads it in with a colon belongs to it. Of the sentence before, of a short one after and of what leads in the list it stands in, only whether
 * it doubts or denies. `language` is a BCP 47 tag.
 */
export function sentenceChanges(oldText: string, newText: string, places: SamePlace[], language: string): (SentenceChange | null)[] {
  if (oldText === newText || places.length === 0) return places.map(() => null);
  const old: Side = { text: oldText, folded: fold(oldText, newText), language };
  const now: Side = { text: newText, folded: fold(newText, oldText), language };
  return places.map((place) => changeAt(old, now, place));
}

type Side = { text: string; folded: Folded; language: string };

function changeAt(old: Side, now: Side, place: SamePlace): SentenceChange | null {
  const [oldPassage, newPassage] = [old.folded.fromOriginal(place.old), now.folded.fromOriginal(place.now)];
  const same = agreement(old.folded.text, oldPassage, now.folded.text, newPassage);
  if (same.before >= farEnough && same.after >= farEnough) return null;
  const [before, after] = [around(old, place.old), around(now, place.now)];
  const [oldFrame, newFrame] = [old.folded.fromOriginal(before.frame), now.folded.fromOriginal(after.frame)];
  const isSame =
    same.before >= Math.max(oldPassage.start - oldFrame.start, newPassage.start - newFrame.start) &&
    same.after >= Math.max(oldFrame.end - oldPassage.end, newFrame.end - newPassage.end);
  const kinds = isSame ? [] : kindsOfChange(tokensIn(old, before.frame), tokensIn(now, after.frame), old.language);
  const turned = beside.filter((place) => before[place].says !== after[place].says);
  if (kinds.length === 0 && turned.length === 0) return null;
  const leads = [leadTokens(old, before.frame, place.old), leadTokens(now, after.frame, place.now)] as const;
  const isTurned = turned.length > 0 || (!isSame && isOtherSpeaker(...leads, old.language));
  const all = new Set<ChangeKind>([...kinds, ...(isTurned ? (["attribution"] as const) : [])]);
  return { old: shown(old, before, turned), now: shown(now, after, turned), kinds: changeKinds.filter((kind) => all.has(kind)) };
}

/** The sentence, and of those beside it the ones that turned it: one far above with a mark for what is left out. */
function shown({ text }: Side, around: Around, turned: Beside[]): string {
  const { frame, lead, before, after } = around;
  const start = turned.includes("before") && before.span ? before.span.start : frame.start;
  const end = turned.includes("after") && after.span ? after.span.end : frame.end;
  const above = turned.includes("lead") && lead.span && lead.span.end < start ? `${text.slice(lead.span.start, lead.span.end)} … ` : "";
  return above + text.slice(start, end);
}

/** Of what stands before a passage in its frame, what leads it in with a colon. */
function leadTokens(side: Side, frame: Span, passage: Span): Token[] {
  const before = side.text.slice(frame.start, passage.start);
  const colon = Math.max(...[": ", ":\n", "："].map((mark) => before.lastIndexOf(mark)));
  return colon === -1 ? [] : tokensIn(side, { start: frame.start, end: frame.start + colon });
}

function tokensIn({ folded }: Side, { start, end }: Span): Token[] {
  const at = folded.fromOriginal({ start, end });
  const tokens = tokensOf(folded.text.slice(at.start, at.end));
  // The mark of a list item is no part of what it says.
  return tokens.length > 1 && /^[•·▪◦‣∙●○■□*-]$/u.test(tokens[0]?.text ?? "") && tokens[1]?.glued === false ? tokens.slice(1) : tokens;
}

const beside = ["before", "after", "lead"] as const;
type Beside = (typeof beside)[number];
/** A sentence beside the passage's own, and what it says of it: that it is doubted, denied, neither. */
type Said = { span: Span | null; says: string };
/** The sentence of a passage with what introduces it, and the sentences that may say something of it. */
type Around = { frame: Span } & Record<Beside, Said>;

/** A sentence that speaks of the one before is no longer than this (“That is a lie.”), in UTF-16 units. */
const longestComment = 60;
const silent: Said = { span: null, says: "" };

function around(side: Side, passage: Span): Around {
  const { text, language } = side;
  const sentence = sentenceAround(text, passage, language);
  const own = { start: Math.min(sentence.start, passage.start), end: Math.max(sentence.end, passage.end) };
  const before = sentenceBefore(text, own.start, language);
  const next = sentenceAfter(text, own.end, language);
  const after = next && next.end - next.start <= longestComment ? { span: next, says: commentIn(side, next) } : silent;
  if (before && leadsIn(text.slice(before.start, before.end)))
    return { frame: { start: before.start, end: own.end }, before: silent, after, lead: silent };
  const lead = leadAbove(text, own.start, language);
  return {
    frame: own,
    before: before ? { span: before, says: doubtIn(side, before) } : silent,
    after,
    lead: lead ? { span: lead, says: doubtIn(side, lead) + (hasNegation(wordsIn(side, lead), side.language) ? " negation" : "") } : silent,
  };
}

function doubtIn(side: Side, span: Span): string {
  return hasDoubt(wordsIn(side, span), side.language) ? "doubt" : "";
}

/** Among so many words at its beginning a sentence says that it speaks of the one before. */
const opening = 3;

/** What a short sentence says of the one before: that it is doubted, isn't so (“That is not true.”, “No.”) or is somebody's word. */
function commentIn(side: Side, span: Span): string {
  const words = wordsIn(side, span);
  const { language } = side;
  if (hasDoubt(words, language)) return "doubt";
  // The next cell of a row is no answer to this one.
  if (side.text[span.start - 1] === "\t") return "";
  const isBack = refersBack(words.slice(0, opening), language) || refersBack(words.slice(-1), language);
  if (hasNegation(words, language) && (isBack || words.length < opening || opensWithNo(side, span))) return "denial";
  return isBack && hasAttribution(words, language) ? "attribution" : "";
}

/** “No, he didn’t.” */
function opensWithNo(side: Side, span: Span): boolean {
  const [first, second] = tokensIn(side, span);
  return first?.kind === "word" && second?.kind === "sign" && hasNegation([first.text.toLowerCase()], side.language);
}

function wordsIn(side: Side, span: Span): string[] {
  return tokensIn(side, span).flatMap(({ kind, text: word }) => (kind === "word" ? [word.toLowerCase()] : []));
}

/** How many units before and after agree in two folded texts, up to what is far enough; to the edge of both is enough. */
function agreement(oldText: string, old: Span, newText: string, now: Span): { before: number; after: number } {
  let before = 0;
  while (before < farEnough && oldText[old.start - 1 - before] === newText[now.start - 1 - before]) {
    before = oldText[old.start - 1 - before] === undefined ? farEnough : before + 1;
  }
  let after = 0;
  while (after < farEnough && oldText[old.end + after] === newText[now.end + after]) {
    after = oldText[old.end + after] === undefined ? farEnough : after + 1;
  }
  return { before, after };
}
