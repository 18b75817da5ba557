/** Words as LIKE takes them: what means something there stands for itself. */
export function likeless(words: string): string {
  return words.replaceAll(/[\\%_]/g, "\\$&");
}
