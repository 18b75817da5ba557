/** Has it a letter or a number that can be seen? Signs alone, white space and what no reader sees give no reason. */
export function saysSomething(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text);
}

/** Is there anything in it that a reader sees? A sign alone, as of agreement, is seen. */
export function isSeen(text: string): boolean {
  return /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}]/u.test(text);
}
