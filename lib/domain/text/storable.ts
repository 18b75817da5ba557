/** PostgreSQL keeps any well-formed Unicode text except U+0000. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** The text without null characters, each half of a surrogate pair replaced by U+FFFD. For text from outside, before anything counts offsets in it. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
