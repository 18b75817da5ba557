/** Is it meant as an address of the web, and not as the name of a file? */
export const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** What stands on the lines of a list: trimmed, without empty lines and those that begin with #. */
export function listLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** The addresses of a text that holds nothing else, each once; none where any line is something else: then it is an article and no list. */
export function addressesIn(text: string): string[] {
  const lines = listLines(text);
  return lines.every((line) => isAddress(line) && !/\s/.test(line)) ? [...new Set(lines)] : [];
}
