import type { Refusal } from "#lib/domain/result.ts";

export type ExistingArticle = { slug: string; title: string };

/** The article that a refusal leads to, because the library has it already. */
export function existingArticle(refusal: Refusal | null): ExistingArticle | null {
  return refusal?.code === "conflict" && refusal.details && "article" in refusal.details ? refusal.details.article : null;
}
