import { type Folded, fold } from "../text/folding.ts";
import type { Span } from "../text/span.ts";
import { kindsOfChange } from "./change-kinds.ts";
import { type ChangeKind, changeKinds, type SentenceChange } from "./kinds.ts";
import { leadsIn, sentenceAround, sentenceBefore } from "./sentences.ts";
import { hasDoubt } from "./telling-words.ts";
import { tokensOf } from "./tokens.ts";

/** Where the same words stand in the old and in the new text, UTF-16. */
export type SamePlace = { old: Span; now: Span };

/** In folded text, agreement so far around needs no look at sentences. */
const farEnough = 2200;

/**
 * For each passage whose words stand in both texts: what changed about its sentence, or null. Its sentence is all that it touches; what
 * leads it in with a colon belongs to it, and of the sentence before whether it doubts or denies. `language` is a BCP 47 tag.
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
  const doubted = before.isDoubted !== after.isDoubted && !kinds.includes("attribution");
  if (kinds.length === 0 && !doubted) return null;
  const all = new Set<ChangeKind>([...kinds, ...(doubted ? (["attribution"] as const) : [])]);
  const shown = (side: Side, { frame, lead }: Around) => side.text.slice(doubted && lead ? lead.start : frame.start, frame.end);
  return { old: shown(old, before), now: shown(now, after), kinds: changeKinds.filter((kind) => all.has(kind)) };
}

function tokensIn({ text, folded }: Side, { start, end }: Span) {
  const at = folded.fromOriginal({ start, end });
  return text.length === 0 ? [] : tokensOf(folded.text.slice(at.start, at.end));
}

/** The sentence of a passage with what introduces it, and the sentence before where it does not. */
type Around = { frame: Span; lead: Span | null; isDoubted: boolean };

function around({ text, folded, language }: Side, passage: Span): Around {
  const sentence = sentenceAround(text, passage, language);
  const own = { start: Math.min(sentence.start, passage.start), end: Math.max(sentence.end, passage.end) };
  const lead = sentenceBefore(text, own.start, language);
  if (lead && leadsIn(text.slice(lead.start, lead.end)))
    return { frame: { start: lead.start, end: own.end }, lead: null, isDoubted: false };
  if (!lead) return { frame: own, lead, isDoubted: false };
  const at = folded.fromOriginal(lead);
  const words = tokensOf(folded.text.slice(at.start, at.end)).flatMap(({ kind, text: word }) =>
    kind === "word" ? [word.toLowerCase()] : [],
  );
  return { frame: own, lead, isDoubted: hasDoubt(words) };
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
