/** Has it a letter or a number that can be seen? Signs alone, white space and what no reader sees give no reason. */
export function saysSomething(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text);
}

/** The text, or nothing where no reader would see anything of it. */
export const seenOrNothing = (text: string) => (isSeen(text) ? text : "");

/** Is there anything in it that a reader sees? A sign alone, as of agreement, is seen. */
export function isSeen(text: string): boolean {
  return /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}]/u.test(text);
}
