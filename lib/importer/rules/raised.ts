import { type Element, isTag } from "domhandler";
import { asRaisedCharacters, raisedInPlainText, type Script } from "#lib/domain/article/raised-text.ts";
import type { Page } from "./page.ts";
import { lowers, raises, rulesThat, styledSo } from "./styles.ts";
import { closest, elementsOf, isInline, lastWord, replaceByText, textsOf, unwrap, wordsBefore, wordsOf } from "./tree.ts";

export const scriptOf = (element: Element): Script | null =>
  element.name === "sup" ? "superscript" : element.name === "sub" ? "subscript" : null;

/** Raised and lowered text: digits and signs become raised characters, the rest stays raised, for the schema's own marks. */
export function writeRaised(page: Page): void {
  for (const { says, name } of [
    { says: raises, name: "sup" },
    { says: lowers, name: "sub" },
  ]) {
    const rules = rulesThat(page.sheet, says);
    const isText = (element: Element) => isInline(element) && element.name !== "a" && scriptOf(element) === null;
    for (const element of elementsOf(page.root, (found) => isText(found) && styledSo(found, rules, says))) element.name = name;
  }
  for (const element of elementsOf(page.root, (found) => scriptOf(found) !== null)) {
    const script = scriptOf(element);
    const words = wordsOf(element);
    const outer = element.parent !== null && isTag(element.parent) && closest(element.parent, (found) => scriptOf(found) !== null) !== null;
    if (script === null || words === "" || outer || /^\[.*\]$/su.test(words)) {
      unwrap(element);
      continue;
    }
    const before = wordsBefore(element, 8);
    const raised = asRaisedCharacters(words, script);
    const shown = `${before.endsWith(" ") ? "" : lastWord(before)}${raisedInPlainText(words, script)}`;
    if (/[\p{L}\p{N}]/u.test(words))
      page.did(script === "superscript" && mayBeNote(before, words) ? "raised-figure" : "raised-text", shown, element);
    if (raised !== null) replaceByText(element, raised);
    else if (element.children.some((child) => isTag(child) && !isInline(child))) replaceByText(element, raisedInPlainText(words, script));
    else trimEnds(element);
  }
}

/** Raised digits after a whole word, the end of a sentence or any number but ten: nothing tells a power from the mark of a note. */
function mayBeNote(before: string, words: string): boolean {
  if (!/^\d{1,3}(?:\s*[,–-]\s*\d{1,3})*$/.test(words) || /^0/.test(words)) return false;
  return /\p{L}{3}$|[.,;:!?”"’»)\]]$/u.test(before) || (/\d$/.test(before) && !/(?<![\d.,])10$/.test(before));
}

function trimEnds(element: Element): void {
  const texts = textsOf(element);
  const [first, last] = [texts[0], texts.at(-1)];
  if (first !== undefined) first.data = first.data.trimStart();
  if (last !== undefined) last.data = last.data.trimEnd();
}
