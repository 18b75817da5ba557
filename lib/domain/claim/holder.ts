import { getDomain } from "tldts";
import { fileHash } from "./source-file.ts";

/** Whose site an address is on: its registrable domain (Public Suffix List). A page of a web archive is on the site that it is a copy of. */
export function siteOf(url: string): string {
  const [, archived = url] = /^https?:\/\/web\.archive\.org\/web\/\d+(?:[a-z]{2}_)?\/(https?:\/\/.+)$/i.exec(url) ?? [];
  return getDomain(archived, { allowPrivateDomains: true }) ?? URL.parse(archived)?.hostname ?? archived;
}

/** What is known of whose a piece of evidence is: of a document elsewhere, or of an article of this desk. */
type Held = { url: string | null; owner?: string; outlet?: string | null; articleId?: string };

/**
 * Whom a piece of evidence counts as: the owner of the document or of its site, as the desk says; else the site; for an article of this desk
 * without an address its outlet, and where nobody knows that, the article itself. Owners are by site.
 */
export function holderOf({ url, owner, outlet, articleId }: Held, owners: ReadonlyMap<string, string>): string {
  if (owner) return owner;
  // A file of the desk's is on no site: each counts as itself.
  if (url && fileHash(url) !== null) return `file ${fileHash(url)}`;
  const site = url && siteOf(url);
  return (site && owners.get(site)) || site || outlet || `article ${articleId}`;
}
