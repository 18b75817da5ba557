import { z } from "zod";
import { similarClaim, similarQuery } from "#lib/domain/api/claims.ts";
import { answer, problems, queryParameters } from "./openapi-parts.ts";

/** Claims of the whole desk. */
export const claimsPaths = {
  "/claims/similar": {
    get: {
      operationId: "findSimilarClaims",
      description: "Earlier claims that say what a text says, the likeliest first; drafts included, in any language.",
      parameters: queryParameters(similarQuery),
      responses: { 200: answer("What was found.", z.object({ claims: z.array(similarClaim) })), ...problems },
    },
  },
};
