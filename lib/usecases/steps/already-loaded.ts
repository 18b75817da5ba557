import type { Article } from "#lib/domain/article/article.ts";
import { type Result, refuse } from "#lib/domain/result.ts";

/** Leads to the article that is there already. */
export function alreadyLoaded({ by, article }: { by: "text" | "address"; article: Article }): Result<never> {
  const what = by === "text" ? "This text is in the library already" : "The article at this address is in the library already";
  const { id, slug, title } = article;
  return refuse("conflict", `${what}: “${title}”. Go on with that one.`, {
    field: by === "text" ? "original" : "details.sourceUrl",
    details: { by, article: { id, slug, title } },
  });
}
