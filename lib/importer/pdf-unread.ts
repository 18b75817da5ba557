import type { Warning } from "#lib/domain/article/article.ts";
import type { PageState } from "./pdf-file.ts";

/** Pages of pictures, and pages whose letters nobody can tell, by their numbers. */
export function unreadPages(states: PageState[]): Warning[] {
  const where = (is: (state: PageState) => boolean) => states.flatMap((state, index) => (is(state) ? [index + 1] : []));
  const pictures = where(({ isPicture }) => isPicture);
  const untold = where(({ text }) => isUndecoded(text));
  const scrambled = where(({ text }) => !isUndecoded(text) && isScrambled(text));
  return [
    ...note(
      "pdf-pictures",
      pictures,
      (pages) => `${pages} ${pictures.length === 1 ? "is a picture" : "are pictures"} without text: nothing of ${it(pictures)} was read.`,
    ),
    ...note(
      "pdf-undecoded",
      untold,
      (pages) =>
        `The letters of ${lower(pages)} can’t be told: a font doesn’t say what they are. Compare ${it(untold)} with the original, or paste ${it(untold)}.`,
    ),
    ...note(
      "pdf-scrambled",
      scrambled,
      (pages) =>
        `The text of ${lower(pages)} looks scrambled: a font may say wrongly what its letters are. Compare ${it(scrambled)} with the original.`,
    ),
  ];
}

function note(code: string, pages: number[], message: (pages: string) => string): Warning[] {
  return pages.length === 0 ? [] : [{ code, message: message(`${pages.length === 1 ? "Page" : "Pages"} ${ranges(pages)}`) }];
}

function it(pages: number[]): string {
  return pages.length === 1 ? "it" : "them";
}

function lower(pages: string): string {
  return pages.charAt(0).toLowerCase() + pages.slice(1);
}

/** “2–3 and 7” */
function ranges(pages: number[]): string {
  const parts: [number, number][] = [];
  for (const page of pages) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else parts.push([page, page]);
  }
  const words = parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Control characters, private ones and those that say they couldn't be read, in place of letters. */
function isUndecoded(text: string): boolean {
  const signs = text.match(/\S/gu)?.length ?? 0;
  const untold = text.match(/[\p{Co}\uFFFD]|[^\P{Cc}\s]/gu)?.length ?? 0;
  return untold > Math.max(2, signs * 0.1);
}

/** Latin words that nobody could speak. */
function isScrambled(text: string): boolean {
  const words = text.match(/\p{Script=Latin}{3,}/gu) ?? [];
  const unspeakable = words.filter(
    (word) => !/[aeiouyáéíóúàèìòùäöüâêîôûãõåæøœăąęőűıėįųūāēīıəýěů]/iu.test(word) && word !== word.toUpperCase(),
  );
  return words.length > 15 && unspeakable.length > words.length * 0.35;
}
