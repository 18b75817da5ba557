import { type SafeFetchOptions, safeFetch } from "#lib/http/safe-fetch.ts";

/** As robots.txt may call us. */
const ourName = "assay";
const longest = 500_000;

/** Does the site let programs look at this address by themselves (RFC 9309)? One without rules, or whose rules can't be read, does. */
export async function robotsAllow(address: string, options: SafeFetchOptions = {}): Promise<boolean> {
  const url = URL.parse(address);
  if (url === null) return true;
  const rules = await safeFetch(new URL("/robots.txt", url).href, { deadline: 8000, mostBytes: longest, ...options });
  if (!rules.ok || rules.value.status >= 300) return true;
  return allowedBy(new TextDecoder().decode(rules.value.bytes), `${url.pathname}${url.search}`);
}

type Group = { names: string[]; rules: { allow: boolean; path: string }[] };

/** By the rules for us, else by those for everybody: the longest that fits counts, and of two as long the one that allows. */
export function allowedBy(text: string, path: string): boolean {
  const groups = groupsOf(text);
  const ours = groups.filter(({ names }) => names.includes(ourName));
  const rules = (ours.length > 0 ? ours : groups.filter(({ names }) => names.includes("*"))).flatMap((group) => group.rules);
  const fitting = rules.filter((rule) => rule.path !== "" && fits(rule.path, path));
  const [strongest] = fitting.toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
  return strongest?.allow ?? true;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.split(/\r\n|[\r\n]/).slice(0, 5000)) {
    const [, field = "", value = ""] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const name = field.toLowerCase();
    if (name === "user-agent") {
      if (!naming) groups.push({ names: [], rules: [] });
      groups.at(-1)?.names.push(value.trim().toLowerCase());
    } else if (name === "allow" || name === "disallow") groups.at(-1)?.rules.push({ allow: name === "allow", path: value.trim() });
    if (name !== "") naming = name === "user-agent";
  }
  return groups;
}

/** `*` stands for anything, `$` at the end for the end. Piece by piece: no pattern of a stranger's is compiled. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith("$");
  const [first = "", ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const next = isLast && isWhole ? path.length - piece.length : path.indexOf(piece, at);
    if (next < at || !path.startsWith(piece, next)) return false;
    at = next + piece.length;
  }
  return !isWhole || at === path.length;
}
