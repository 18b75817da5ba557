/** "Ada", "Ada and Joon", "Ada, Joon and Mara"; "Ada, editor; Joon" where a name has a comma of its own. */
export function nameList(names: string[]): string {
  if (names.some((name) => name.includes(","))) return names.join("; ");
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}
