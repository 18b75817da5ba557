import { z } from "zod";
import {
  annotationRequest,
  annotationResponse,
  reviewPatch,
  revisionRequest,
  revisionResponse,
  signOffRequest,
} from "#lib/domain/api/api.ts";
import { secondVerdictRequest, secondVerdictSettingResponse } from "#lib/domain/api/assessment.ts";
import { commentRequest, commentResponse } from "#lib/domain/api/comments.ts";
import { gateResponse } from "#lib/domain/api/gate.ts";
import { reviewResponse, reviewToPublishResponse } from "#lib/domain/api/sign-off.ts";
import { gateChange } from "#lib/domain/revision/gate-input.ts";
import { answer, article, body, commentEtag, etag, page, problems, queryOf } from "./openapi-parts.ts";

/** The review as a whole, the rules for publishing it, and its revisions. */
export const reviewsPaths = {
  "/articles/{id}/withdrawals": {
    parameters: [article],
    post: {
      operationId: "withdrawReview",
      description: "By editors. The page says that it was withdrawn, and why; publishing again lifts it.",
      requestBody: body(z.strictObject({ reason: z.string().min(1).max(2000) })),
      responses: { 201: answer("Withdrawn.", z.object({ reason: z.string(), withdrawnAt: z.string() })), ...problems },
    },
  },
  "/articles/{id}/annotations": {
    parameters: [article],
    get: {
      operationId: "listAnnotations",
      parameters: queryOf({}),
      responses: { 200: answer("In reading order.", page("annotations", annotationResponse)), ...problems },
    },
    post: {
      operationId: "createAnnotation",
      description: "An ambiguous quote is `invalid`; `details.candidates` lists the places. Verdicts go by slug.",
      requestBody: body(annotationRequest),
      responses: { 201: answer("Created.", annotationResponse, etag), ...problems },
    },
  },
  "/articles/{id}/review": {
    parameters: [article],
    get: {
      operationId: "readReview",
      description: "Summary, verdict on the whole, who wrote and signed them; and everything that stands in the way of publishing.",
      responses: { 200: answer("The review.", reviewToPublishResponse, etag), ...problems },
    },
    patch: {
      operationId: "updateReview",
      description: "`If-Match` may name the version of the review that was read. What repeats what stands there already changes nothing.",
      requestBody: body(reviewPatch),
      responses: {
        200: answer("The review.", reviewResponse, etag),
        ...problems,
      },
    },
  },
  "/articles/{id}/comments": {
    parameters: [article],
    get: {
      operationId: "listReviewComments",
      description: "What colleagues say about the review as a whole, oldest first.",
      parameters: queryOf({}),
      responses: { 200: answer("A page of them.", page("comments", commentResponse)), ...problems },
    },
    post: {
      operationId: "commentOnReview",
      description: "For colleagues: never published, and no change of the review. Whoever still gives a second verdict can read it.",
      requestBody: body(commentRequest),
      responses: { 201: answer("Said.", commentResponse, commentEtag), ...problems },
    },
  },
  "/articles/{id}/signoffs": {
    parameters: [article],
    post: {
      operationId: "signOffReview",
      description:
        "Summary and verdict on the whole, by someone who wrote none of them: `forbidden` for their authors. Returning needs a note. `If-Match` may name the version of the review that was read.",
      requestBody: body(signOffRequest),
      responses: { 201: answer("The review as it stands.", reviewResponse), ...problems },
    },
  },
  "/articles/{id}/second-verdict": {
    parameters: [article],
    get: {
      operationId: "readSecondVerdictSetting",
      description: "Whether each verdict here is given twice, by two people independently.",
      responses: { 200: answer("By the article's own setting, and by the desk's.", secondVerdictSettingResponse), ...problems },
    },
    put: {
      operationId: "askSecondVerdict",
      description:
        "An editor's. What could be read before isn't hidden from those who were here; asking no more shows everybody what was hidden.",
      requestBody: body(secondVerdictRequest),
      responses: { 200: answer("As it is now.", secondVerdictSettingResponse), ...problems },
    },
  },
  "/gate": {
    get: {
      operationId: "readGate",
      description: "The rules that publishing is held to.",
      responses: { 200: answer("All rules, in order.", gateResponse), ...problems },
    },
    patch: {
      operationId: "editGate",
      description: "By admins, with a token for `admin`. Rules that aren't named stay as they are. Turns the gate on where it wasn't yet.",
      requestBody: body(gateChange),
      responses: { 200: answer("All rules, in order.", gateResponse), ...problems },
    },
  },
  "/articles/{id}/revisions": {
    parameters: [article],
    post: {
      operationId: "publishRevision",
      description:
        "Refused as `invalid`, with every reason in `details.blockers`, while something stands in the way: what holds at every desk, the desk's gate (an admin may overrule its rules), or a doubt to acknowledge. Refused as `conflict` where `previewSha256` isn't of what would be published now. Refused as `conflict`, with `waitSeconds` in `details`, while the clock runs up to five minutes behind what was published before.",
      requestBody: body(revisionRequest),
      responses: { 201: answer("Published.", revisionResponse), ...problems },
    },
  },
};
