export type ExistingArticle = { slug: string; title: string };

/** The article that a refusal's details lead to, because the library has it already. */
export function existingArticle(details: unknown): ExistingArticle | null {
  const article = partOf(details, "article");
  const slug = textOf(article, "slug");
  return slug === null ? null : { slug, title: textOf(article, "title") ?? slug };
}

export function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

export function textOf(value: unknown, name: string): string | null {
  const part = partOf(value, name);
  return typeof part === "string" ? part : null;
}
