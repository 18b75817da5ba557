import type { SearchKind } from "#lib/domain/article/search-result.ts";

export const kindWords: Record<SearchKind, { one: string; many: string }> = {
  article: { one: "Article", many: "Articles" },
  claim: { one: "Claim", many: "Claims" },
  claimant: { one: "Claimant", many: "Claimants" },
  source: { one: "Source", many: "Sources" },
  comment: { one: "Comment", many: "Comments" },
  person: { one: "Person", many: "People" },
};
