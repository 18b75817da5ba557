const wordsAtEachEnd = 5;
const longestWhole = 120;

/**
 * Address that scrolls to the quoted words in the source (WICG Scroll To Text Fragment). Dash, comma and ampersand are syntax
 * there, so they are encoded beyond what `encodeURIComponent` does. A quote that is long, or runs over a line, is given by its two ends,
 * since a whole match may not cross blocks. A fragment the address already had is kept before the directive.
 */
export function textFragmentUrl(url: string, exact: string): string {
  const words = exact.split(/\s+/u).filter(Boolean);
  if (words.length === 0) return url;
  const whole = exact.length <= longestWhole && !exact.includes("\n");
  const parts =
    whole || words.length < 2 * wordsAtEachEnd
      ? [words.join(" ")]
      : [words.slice(0, wordsAtEachEnd).join(" "), words.slice(-wordsAtEachEnd).join(" ")];
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${parts.map(encode).join(",")}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D");
}
