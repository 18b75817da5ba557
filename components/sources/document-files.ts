import { originalTypes, typesByEnding } from "#lib/domain/article/article.ts";

/** What the file picker offers where a source, or a copy of one, is put in. */
export const documentFiles = [
  ...Object.keys(typesByEnding),
  ...originalTypes,
  ...[".mht", ".mhtml", ".png", ".jpg", ".jpeg", ".gif", ".webp", "image/png", "image/jpeg", "image/gif", "image/webp"],
].join(",");
