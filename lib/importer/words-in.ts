const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

/** Roughly how many words a text has, fast: scripts without spaces count by characters, two a word. */
export function wordsIn(text: string): number {
  return (text.match(/\S+/gu)?.length ?? 0) + (text.match(spaceless)?.length ?? 0) / 2;
}
