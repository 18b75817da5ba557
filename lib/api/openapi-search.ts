import { searchResponse } from "#lib/domain/api/search.ts";
import { searchInput } from "#lib/domain/article/search-result.ts";
import { answer, page, problems, queryOf } from "./openapi-parts.ts";

/** Everything at once. */
export const searchPaths = {
  "/search": {
    get: {
      operationId: "search",
      description:
        "Articles and their text, claims, claimants, sources, comments and people with all of the words, whatever their case, accents and spelling (`Aliyev` finds `Əliyev`), inflected too where PostgreSQL has a dictionary of the text's language. What is hidden from you is not found.",
      parameters: queryOf(searchInput.shape),
      responses: { 200: answer("The best first.", page("results", searchResponse)), ...problems },
    },
  },
};
