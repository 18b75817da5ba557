import type { SourceKind } from "#lib/domain/claim/source.ts";
import type { SourceChange } from "#lib/domain/claim/source-details.ts";
import type { SourceRecord } from "#lib/domain/claim/source-list.ts";

/** A source's details as a form shows them: nothing is an empty line. */
export type DetailFields = Record<
  "title" | "publisher" | "author" | "language" | "publishedAt" | "archivedUrl" | "altText" | "interest" | "owner" | "siteOwner",
  string
> & { kind: SourceKind | "" };

export function detailFields({ source, own }: Pick<SourceRecord, "source" | "own">): DetailFields {
  const { title, publisher, author, language, altText, interest } = source;
  const optional = { publishedAt: source.publishedAt ?? "", archivedUrl: source.archivedUrl ?? "", kind: source.kind ?? ("" as const) };
  return { title, publisher, author, language, altText, interest, ...optional, owner: own.owner, siteOwner: own.siteOwner };
}

/** What differs, as the server takes it. */
export function changedDetails(before: DetailFields, after: DetailFields): SourceChange {
  const { publishedAt, archivedUrl, kind, ...lines } = after;
  const isChanged = ([name, value]: [string, unknown]) => before[name as keyof DetailFields] !== value;
  return {
    ...Object.fromEntries(Object.entries(lines).filter(isChanged)),
    ...(publishedAt !== before.publishedAt && { publishedAt: publishedAt.trim() || null }),
    ...(archivedUrl !== before.archivedUrl && { archivedUrl: archivedUrl.trim() || null }),
    ...(kind !== before.kind && { kind: kind || null }),
  };
}
