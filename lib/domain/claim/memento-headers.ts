import { isSamePage } from "../article/near-address.ts";

type Headers = Readonly<Record<string, string>>;

/** The addresses that a `Link` header (RFC 8288) gives of this relation, as they stand there. */
function linked(headers: Headers, relation: string): string[] {
  return (headers.link ?? "").split("<").flatMap((part) => {
    const end = part.indexOf(">");
    const [, quoted, bare] = /;\s?rel\s?=\s?(?:"([^"]{0,200})"|([\w-]{1,50}))/i.exec(part.slice(end + 1)) ?? [];
    const relations = (quoted ?? bare ?? "").toLowerCase().split(" ");
    return end > 0 && relations.includes(relation) ? part.slice(0, end) : [];
  });
}

function absolute(address: string | undefined, base: string): string | null {
  const url = address === undefined ? null : URL.parse(address, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** What an answer says that it is a copy of (RFC 7089, `rel=original`). Null where it doesn't, or that is the very page. */
export function mementoOf(url: string, headers: Headers): string | null {
  if (headers["memento-datetime"] === undefined) return null;
  const original = absolute(linked(headers, "original")[0], url);
  return original === null || isSamePage(original, url) ? null : original;
}

/** Where an archive says that it keeps what it was asked to keep, what is most exact first: all in its headers, then where it led to. */
export function archivedPlaces(url: string, headers: Headers): string[] {
  const said = [...linked(headers, "memento"), headers["content-location"], headers.location, url];
  return said.flatMap((address) => absolute(address, url) ?? []);
}

/** What the answer says it is a copy of, whether or not it is one itself. */
export function originalOf(url: string, headers: Headers): string | null {
  return absolute(linked(headers, "original")[0], url);
}
