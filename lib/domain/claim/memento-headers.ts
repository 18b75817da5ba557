import { isSamePage } from "../article/near-address.ts";
import { archivedAddress } from "./archived-address.ts";

type Headers = Readonly<Record<string, string>>;

/** The addresses that a `Link` header (RFC 8288) gives of this relation, as they stand there. `isOlder`: of a copy that another one came after. */
function linked(headers: Headers, relation: string): { address: string; isOlder: boolean }[] {
  return (headers.link ?? "").split("<").flatMap((part) => {
    const end = part.indexOf(">");
    const [, quoted, bare] = /;\s?rel\s?=\s?(?:"([^"]{0,200})"|([\w-]{1,50}))/i.exec(part.slice(end + 1)) ?? [];
    const relations = (quoted ?? bare ?? "").toLowerCase().split(" ");
    if (end <= 0 || !relations.includes(relation)) return [];
    const isOlder = !relations.includes("last") && relations.some((each) => ["first", "prev", "next"].includes(each));
    return { address: part.slice(0, end), isOlder };
  });
}

function absolute(address: string | undefined, base: string): string | null {
  const url = address === undefined ? null : URL.parse(address, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** What an answer says that it is a copy of (RFC 7089, `rel=original`). Null where it doesn't, or that is the very page. */
export function mementoOf(url: string, headers: Headers): string | null {
  if (headers["memento-datetime"] === undefined) return null;
  const original = originalOf(url, headers);
  return original === null || isSamePage(original, url) ? null : original;
}

/**
 * Where an archive says that it keeps what it was asked to keep, what is most exact first: the copy that it led to, then what its headers
 * name. A “first”, “prev” or “next” memento is another copy than the one that was just made.
 */
export function archivedPlaces(url: string, headers: Headers): string[] {
  const isCopy = headers["memento-datetime"] !== undefined || archivedAddress(url) !== null;
  const links = linked(headers, "memento").toSorted((one, other) => Number(one.isOlder) - Number(other.isOlder));
  const said = [...(isCopy ? [url] : []), headers["content-location"], headers.location, ...links.map(({ address }) => address)];
  return said.flatMap((address) => absolute(address, url) ?? []);
}

/** What the answer says it is a copy of, whether or not it is one itself. */
export function originalOf(url: string, headers: Headers): string | null {
  return absolute(linked(headers, "original")[0]?.address, url);
}
