import { z } from "zod";
import {
  claimResponse,
  claimsChangedResponse,
  joinRequest,
  openClaimResponse,
  similarClaim,
  similarQuery,
} from "#lib/domain/api/claims.ts";
import { annotation, answer, body, page, parameter, problems, queryOf, queryParameters } from "./openapi-parts.ts";

/** Claims of the whole desk. */
export const claimsPaths = {
  "/claims": {
    get: {
      operationId: "listClaims",
      description: "All claims of the desk, drafts included, those begun last first: each once, however many annotations check it.",
      parameters: queryOf({}),
      responses: { 200: answer("A page of them.", page("claims", claimResponse)), ...problems },
    },
  },
  "/claims/{id}": {
    parameters: [parameter("id", "The claim's id, or that of an annotation that checks it.")],
    get: {
      operationId: "readClaim",
      description: "With all annotations that check it, its appearances.",
      responses: { 200: answer("The claim.", openClaimResponse), ...problems },
    },
  },
  "/claims/similar": {
    get: {
      operationId: "findSimilarClaims",
      description: "Earlier claims that say what a text says, the likeliest first; drafts included, in any language.",
      parameters: queryParameters(similarQuery),
      responses: { 200: answer("What was found.", z.object({ claims: z.array(similarClaim) })), ...problems },
    },
  },
  "/annotations/{id}/claim": {
    parameters: [annotation],
    put: {
      operationId: "joinClaims",
      description:
        "This annotation checks the same statement as another one: all appearances of the two claims are one claim’s from now on. The older id stays; the public page of the other leads to it.",
      requestBody: body(joinRequest),
      responses: { 200: answer("Joined, or joined already.", claimsChangedResponse), ...problems },
    },
    delete: {
      operationId: "separateClaims",
      description:
        "It checks another statement than the claim that it is joined to: it is a claim of its own again. `invalid` where it is joined to nothing.",
      responses: { 200: answer("Parted.", claimsChangedResponse), ...problems },
    },
  },
};
