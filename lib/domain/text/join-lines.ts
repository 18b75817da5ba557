const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\u3001-\u303F\u30FB\u30FC\uFF00-\uFFEF]/u;

/** What stands between two lines of one paragraph: a space, or nothing where Chinese or Japanese goes on in the next line. */
export function betweenLines(before: string, after: string): "" | " " {
  return spaceless.test([...before.slice(-2)].at(-1) ?? "") && spaceless.test([...after.slice(0, 2)][0] ?? "") ? "" : " ";
}

/** White space as it reads: one space, but nothing where a line of the source ends within Chinese or Japanese. */
export function squeezedLines(text: string): string {
  return text.replaceAll(/\s+/gu, (space, at: number) =>
    space.includes("\n") ? betweenLines(text.slice(Math.max(0, at - 2), at), text.slice(at + space.length, at + space.length + 2)) : " ",
  );
}
