/** A text cut into tokens. `ids` are equal for equal tokens of all texts cut by one tokenizer; `starts` has one more entry, the length. UTF-16. */
export type Tokens = { ids: Int32Array; starts: Int32Array; isWord: Uint8Array; isBoundary: Uint8Array };

const alone =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";
const attached = "(?:[\\p{M}\\p{Emoji_Modifier}\\u200c\\ufe0f]|\\u200d\\p{Extended_Pictographic}?)*";
const letter = `(?!${alone})[\\p{L}\\p{N}_]`;
const inWord = `(?!${alone})[\\p{L}\\p{N}\\p{M}_\\u00ad\\u200c\\u200d\\ufe0f]`;
const tokenPattern = new RegExp(
  `\\r\\n|\\p{RI}{2}|(${alone}${attached}|${letter}(?:${inWord}|['’ʼ](?=${letter})|(?<=\\p{N})[.,](?=\\p{N}))*)|[^]${attached}`,
  "gu",
);

/**
 * Cuts texts into words, and single characters for all else (white space, punctuation, emoji, scripts written without spaces), so that
 * no token ends within a character as a reader sees it, within a number or within a word.
 */
export function createTokenizer(): (text: string) => Tokens {
  const known = new Map<string, number>();
  return (text) => {
    const ids: number[] = [];
    const starts: number[] = [];
    const words: number[] = [];
    const isBoundary = new Uint8Array(text.length + 1);
    for (const match of text.matchAll(tokenPattern)) {
      const token = match[0];
      let id = known.get(token);
      if (id === undefined) {
        id = known.size;
        known.set(token, id);
      }
      ids.push(id);
      starts.push(match.index);
      words.push(match[1] === undefined ? 0 : 1);
      isBoundary[match.index] = 1;
    }
    starts.push(text.length);
    isBoundary[text.length] = 1;
    return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), isWord: Uint8Array.from(words), isBoundary };
  };
}

/** The index of the token that holds a UTF-16 offset; the number of tokens at the end of the text. */
export function tokenAt({ starts }: Tokens, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
