const separator = /\s+[|–—·•:»›«‹/~-]+\s+|\s*[|｜»]\s*/u;

/** The parts of a page's title, as its separators tell them apart. */
export function titleParts(title: string): string[] {
  return title.split(separator).filter((part) => part.trim() !== "");
}

/** “Headline | The Outlet” and “The Outlet: Headline” without the outlet. */
export function withoutSite(title: string, siteNames: string[]): string {
  let line = title;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const parts = line.split(separator);
    const [first = "", last = ""] = [parts[0], parts.at(-1)];
    if (parts.length < 2) return line;
    const isSite = (part: string) => siteNames.some((name) => sameName(name, part));
    if (isSite(last)) line = line.slice(0, line.lastIndexOf(last)).replace(/[\s|｜–—·•:»›«‹/~-]+$/u, "");
    else if (isSite(first)) line = line.slice(line.indexOf(first) + first.length).replace(/^[\s|｜–—·•:»›«‹/~-]+/u, "");
    else return line;
  }
  return line;
}

/** Two spellings of one name: “The Daily Example” and “dailyexample.com”. */
export function sameName(one: string, other: string): boolean {
  const [first, second] = [bareName(one), bareName(other)];
  return first !== "" && first === second;
}

function bareName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/^https?:\/\//, "")
    .replace(/^(?:www\.|the\s)/, "")
    .replace(/\.(?:com?|org|net|info|news|[a-z]{2})(?:\.[a-z]{2})?$/, "")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
