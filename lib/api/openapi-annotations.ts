import { annotationPatch, annotationResponse, settlementRequest, signOffRequest } from "#lib/domain/api/api.ts";
import { assessmentRequest, verdictSettlementRequest } from "#lib/domain/api/assessment.ts";
import { commentPatch, commentRequest, commentResponse } from "#lib/domain/api/comments.ts";
import { contactPatch, contactRequest, contactResponse } from "#lib/domain/api/contacts.ts";
import {
  annotation,
  answer,
  body,
  commentEtag,
  contactEtag,
  etag,
  ifMatch,
  ifNoneMatch,
  page,
  parameter,
  problems,
  queryOf,
} from "./openapi-parts.ts";

/** Annotations, and what is done to each. */
export const annotationsPaths = {
  "/annotations/{id}": {
    parameters: [annotation],
    get: {
      operationId: "readAnnotation",
      parameters: [ifNoneMatch],
      responses: { 200: answer("The annotation.", annotationResponse, etag), 304: { description: "You have it." }, ...problems },
    },
    patch: {
      operationId: "updateAnnotation",
      description: "What repeats what stands there already changes nothing: the version, and a sign-off, stay.",
      parameters: [ifMatch(true)],
      requestBody: body(annotationPatch),
      responses: { 200: answer("Changed.", annotationResponse, etag), ...problems },
    },
    delete: {
      operationId: "deleteAnnotation",
      parameters: [ifMatch(false)],
      responses: { 204: { description: "Deleted; it can be restored in the desk." }, ...problems },
    },
  },
  "/annotations/{id}/settlements": {
    parameters: [annotation],
    post: {
      operationId: "settlePassage",
      description:
        "`confirm`: the verdict holds for the new words. `adjust`: it holds for the words of `passage`; a lost passage is attached there again. `drop`: nobody looks for the passage any more; with its only passage the annotation is deleted. `not_found` for a passage that waits for nobody.",
      parameters: [ifMatch(true)],
      requestBody: body(settlementRequest),
      responses: {
        201: answer("Settled; the annotation waits for a new sign-off.", annotationResponse, etag),
        204: { description: "The annotation was deleted with its only passage; it can be restored in the desk." },
        ...problems,
      },
    },
  },
  "/annotations/{id}/submissions": {
    parameters: [annotation],
    post: {
      operationId: "submitAnnotation",
      description: "For sign-off. `invalid` with `details.blockers` where something is missing.",
      parameters: [ifMatch(false)],
      responses: { 201: answer("Submitted.", annotationResponse, etag), ...problems },
    },
  },
  "/annotations/{id}/comments": {
    parameters: [annotation],
    get: {
      operationId: "listAnnotationComments",
      description: "What colleagues say about it, oldest first.",
      parameters: queryOf({}),
      responses: { 200: answer("A page of them.", page("comments", commentResponse)), ...problems },
    },
    post: {
      operationId: "commentOnAnnotation",
      description: "For colleagues: never published, and no change of the annotation.",
      requestBody: body(commentRequest),
      responses: { 201: answer("Said.", commentResponse, commentEtag), ...problems },
    },
  },
  "/comments/{id}": {
    parameters: [parameter("id", "Of a comment on an annotation or on a review.")],
    patch: {
      operationId: "updateComment",
      description: "One's own; it is marked as edited. Whom it mentions only now hears of it now.",
      parameters: [ifMatch(true)],
      requestBody: body(commentPatch),
      responses: { 200: answer("Changed.", commentResponse, commentEtag), ...problems },
    },
    delete: {
      operationId: "deleteComment",
      description: "One's own.",
      parameters: [ifMatch(false)],
      responses: { 204: { description: "Taken back; its author can bring it back in the desk. Answers to it stay." }, ...problems },
    },
  },
  "/annotations/{id}/contacts": {
    parameters: [annotation],
    get: {
      operationId: "listContacts",
      description: "Whom the desk asked for comment, in the order of asking.",
      parameters: queryOf({}),
      responses: { 200: answer("A page of them.", page("contacts", contactResponse)), ...problems },
    },
    post: {
      operationId: "addContact",
      description:
        "The claimant or the outlet was asked for comment. All but `notes` is published with the annotation, and a change of the annotation: it waits for a new sign-off.",
      requestBody: body(contactRequest),
      responses: { 201: answer("Noted.", contactResponse, contactEtag), ...problems },
    },
  },
  "/contacts/{id}": {
    parameters: [parameter("id", "The contact's id.")],
    patch: {
      operationId: "updateContact",
      description: "What they answered, or by when they had not. `notes` alone change nothing that is signed off.",
      parameters: [ifMatch(true)],
      requestBody: body(contactPatch),
      responses: { 200: answer("Changed.", contactResponse, contactEtag), ...problems },
    },
    delete: {
      operationId: "removeContact",
      parameters: [ifMatch(false)],
      responses: { 204: { description: "Removed; it can be brought back in the desk." }, ...problems },
    },
  },
  "/annotations/{id}/assessments": {
    parameters: [annotation],
    post: {
      operationId: "assessAnnotation",
      description:
        "A second person's verdict where one is asked for: by someone from whom the annotation is hidden, as they have written none of it and could never read it (`forbidden` for everybody else). From then on everybody sees both. The same verdict confirms the first and makes no author; another opens a discussion. Where there is no first verdict yet, it becomes the first, and whoever gave it one of the authors; the rationale goes into the discussion.",
      requestBody: body(assessmentRequest),
      responses: { 201: answer("Judged.", annotationResponse, etag), ...problems },
    },
  },
  "/annotations/{id}/assessments/settlement": {
    parameters: [annotation],
    put: {
      operationId: "settleVerdicts",
      description:
        "Two verdicts that differ are settled by a verdict and words, by the second judge or an author; in place of one who has left, by anybody who may work on the article. A side that neither gave that verdict nor settles on it dissents: say so (`dissent`, else `invalid`), until it settles on the same. A claim that was reworded after both judged it is settled anew. Both are its authors from then on: a third person signs it off. `If-Match` may name the version that was read.",
      requestBody: body(verdictSettlementRequest),
      responses: { 200: answer("Settled.", annotationResponse, etag), ...problems },
    },
  },
  "/annotations/{id}/signoffs": {
    parameters: [annotation],
    post: {
      operationId: "signOffAnnotation",
      description:
        "By someone who wrote none of it: `forbidden` for its authors, until they take back what they changed. Approving needs what publishing needs of the annotation (`invalid` with `details.blockers`) and counts as submitting it; returning needs a note. `If-Match` may name the version that was read.",
      requestBody: body(signOffRequest),
      responses: { 201: answer("Signed off or returned.", annotationResponse, etag), ...problems },
    },
  },
};
