import { z } from "zod";
import {
  claimantListed,
  claimantMerged,
  claimantNameRequest,
  claimantPatch,
  claimantResponse,
  claimantWithClaims,
  mergeRequest,
} from "#lib/domain/api/claimants.ts";
import { answer, body, page, parameter, problems, queryOf, queryParameters } from "./openapi-parts.ts";

const claimant = parameter("id", "The claimant's id.");

/** Who makes claims. */
export const claimantsPaths = {
  "/claimants": {
    get: {
      operationId: "listClaimants",
      description: "Those who claim anything at the desk, by name.",
      parameters: queryOf({ q: z.string().optional().describe("Words of a name, the last one begun, in any spelling.") }),
      responses: { 200: answer("A page of them.", page("claimants", claimantListed)), ...problems },
    },
  },
  "/claimants/{id}": {
    parameters: [claimant],
    get: {
      operationId: "readClaimant",
      description: "With what they claim. By the id of one that was merged, whom it was merged into.",
      responses: { 200: answer("The claimant.", claimantWithClaims), ...problems },
    },
    patch: {
      operationId: "editClaimant",
      description: "What they are, how they are shown, where more is said of them. Reviews say so from their next revision on.",
      requestBody: body(claimantPatch),
      responses: { 200: answer("Changed.", claimantResponse), ...problems },
    },
  },
  "/claimants/{id}/names": {
    parameters: [claimant],
    post: {
      operationId: "addClaimantName",
      description:
        "How else they are called, before any annotation says so. Taken back as a merge is, with the id in `moved`. A claimant with claims of their own is merged instead.",
      requestBody: body(claimantNameRequest),
      responses: { 201: answer("A further name.", claimantMerged), ...problems },
    },
  },
  "/claimants/{id}/merges": {
    parameters: [claimant],
    post: {
      operationId: "mergeClaimants",
      description: "Another claimant is the same: its names are further names of this one.",
      requestBody: body(mergeRequest),
      responses: { 201: answer("Merged.", claimantMerged), ...problems },
    },
    delete: {
      operationId: "partClaimants",
      description: "A claimant that was merged into this one is somebody else after all.",
      parameters: queryParameters(z.object({ claimant: z.uuid().describe("Who is taken out.") })),
      responses: { 200: answer("Taken out.", claimantResponse), ...problems },
    },
  },
};
