import type { PublishedEvidence, RevisionContent } from "../revision/revision.ts";

export type ExportOptions = {
  /** Where the desk is reached, without a trailing slash. */
  baseUrl: string;
};

/** The page of the revision in force. */
export function reviewUrl(content: RevisionContent, baseUrl: string): string {
  return `${baseUrl}/r/${content.article.slug}`;
}

/** The page of exactly this revision; never changes. */
export function revisionUrl(content: RevisionContent, baseUrl: string): string {
  return `${reviewUrl(content, baseUrl)}/v/${content.number}`;
}

/** Where one annotation is read, in the revision in force. */
export function annotationUrl(content: RevisionContent, id: string, baseUrl: string): string {
  return `${reviewUrl(content, baseUrl)}#a-${id}`;
}

/** The page that a claim has to itself, in the review that stands now. */
export function claimUrl(id: string, baseUrl: string): string {
  return `${baseUrl}/c/${id}`;
}

/** The canonical text of exactly this revision, in which its selectors count; never changes. */
export function revisionTextUrl(content: RevisionContent, baseUrl: string): string {
  return `${revisionUrl(content, baseUrl)}.txt`;
}

/** Where a piece of evidence is read; null when it has no public address. */
export function evidenceUri(evidence: PublishedEvidence, baseUrl: string): string | null {
  const own = evidence.article?.publicReview ? `${baseUrl}/r/${evidence.article.slug}` : null;
  return webUri(evidence.url) ?? own;
}

/** Where a copy of a source is kept; null where there is none. */
export function archivedUri({ archivedUrl }: PublishedEvidence): string | null {
  return webUri(archivedUrl ?? null);
}

/**
 * A web address as a URI in the letters of RFC 3986: every IRI is one after this, and no character of it is syntax in HTML, Markdown
 * or CSV. A user name or password in it is left out. Null for anything but http and https.
 */
export function webUri(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (url === null) return null;
  const { protocol, origin, pathname, search, hash } = url;
  if (protocol !== "http:" && protocol !== "https:") return null;
  const rest = `${pathname}${search}${hash && `#${hash.slice(1).replaceAll("#", "%23")}`}`;
  return `${origin}${rest.replaceAll(/[^\w\-.~:/?#@!$&*+,;=%]|%(?![\dA-Fa-f]{2})/g, percentEncoded)}`;
}

function percentEncoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
