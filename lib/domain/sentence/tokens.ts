/** A word, a number or a sign of a folded text. `key` is what it is compared by; `glued` says that no space stands before it. */
export type Token = { text: string; key: string; kind: "word" | "number" | "sign"; glued: boolean; begins: boolean };

const alone =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";
const pattern = new RegExp(
  `(?<number>\\p{Nd}+(?:[.,:'٫٬]\\p{Nd}+)*|\\p{N})|(?<word>${alone}\\p{M}*|(?:(?!${alone})[\\p{L}\\p{M}])+(?:['·-](?:(?!${alone})[\\p{L}\\p{M}])+)*)|(?<sign>\\S)`,
  "gu",
);

/** The tokens of a folded text (`fold`). White space parts them and is no token. A word that begins a sentence is compared without regard to capitals. */
export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  let begins = true;
  for (const match of folded.matchAll(pattern)) {
    const [text] = match;
    const kind = match.groups?.number ? "number" : match.groups?.word ? "word" : "sign";
    const glued = match.index === end;
    tokens.push({ text, key: kind === "word" && begins ? text.toLowerCase() : text, kind, glued, begins });
    begins = kind === "sign" ? begins || /[.!?:。！？։।]/u.test(text) : false;
    end = match.index + text.length;
  }
  return tokens;
}

/** Does a word begin with a capital? Never, in scripts without. */
export function isCapitalized(word: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(word);
}

/** Is it written in letters that have no capitals, so that a name looks like any other word? */
export function hasNoCase(word: string): boolean {
  return /\p{Lo}/u.test(word);
}
