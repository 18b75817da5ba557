import type { Warning } from "#lib/domain/article/article.ts";
import type { FoundDetail, FoundDetails } from "#lib/domain/article/found-details.ts";
import type { FileProperties } from "./file-properties.ts";

const source = "the properties of the file";

/** They count after whatever the text gives. */
export function propertyOf(properties: FileProperties | undefined, field: keyof FoundDetails): FoundDetail[] {
  const { title = null, author = null, createdAt = null } = properties ?? {};
  const value = { title, author, publishedAt: createdAt, outlet: null, sourceUrl: null, language: null }[field];
  return value === null ? [] : [{ value, from: source }];
}

/** Names what is taken from the properties. */
export function propertyNotes(found: FoundDetails): Warning[] {
  const taken = (field: keyof FoundDetails) => found[field].find((_, index) => index === 0)?.from === source;
  const [author] = found.author;
  const [publishedAt] = found.publishedAt;
  return [
    ...(author && taken("author")
      ? [
          {
            code: "properties-author",
            message: `The author is from the file’s properties: “${author.value}”. It may be whoever made the file.`,
          },
        ]
      : []),
    ...(publishedAt && taken("publishedAt")
      ? [
          {
            code: "properties-date",
            message: `The date is the day on which the file was made, ${publishedAt.value}: it may not be that of publication.`,
          },
        ]
      : []),
  ];
}
