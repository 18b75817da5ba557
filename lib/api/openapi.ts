import { z } from "zod";
import {
  annotationPatch,
  annotationRequest,
  annotationResponse,
  articleRequest,
  articleResponse,
  articleSummaryResponse,
  assigneesRequest,
  assigneesResponse,
  problemResponse,
  reviewPatch,
  revisionRequest,
  revisionResponse,
  settlementRequest,
  signOffRequest,
  snapshotRequest,
  snapshotResponse,
  unsettledResponse,
} from "#lib/domain/api/api.ts";

const json = (schema: z.ZodType, io: "input" | "output" = "output") => ({
  "application/json": { schema: z.toJSONSchema(schema, { target: "draft-2020-12", io, unrepresentable: "any" }) },
});
const body = (schema: z.ZodType) => ({ required: true, content: json(schema, "input") });
const answer = (description: string, schema: z.ZodType, headers?: Record<string, unknown>) => ({
  description,
  headers,
  content: json(schema),
});
const problems = {
  default: {
    description: "Problem details (RFC 9457).",
    content: { "application/problem+json": json(problemResponse)["application/json"] },
  },
};
const parameter = (name: string, description: string) => ({ name, in: "path", required: true, description, schema: { type: "string" } });
const article = parameter("id", "The article's id or slug.");
const annotation = parameter("id", "The annotation's id.");
const ifMatch = (required: boolean) => ({
  name: "If-Match",
  in: "header",
  required,
  description: "The ETag you read; 412 when it is stale.",
  schema: { type: "string" },
});
const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag you have; 304 when it is the newest.",
  schema: { type: "string" },
};
const etag = { ETag: { description: "The version of the annotation.", schema: { type: "string" } } };

/** OpenAPI 3.1 of API v1, generated from the zod schemas that the routes parse with. */
export function openApi(serverUrl: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Assay API",
      version: "1",
      description: "Articles, annotations and publications of one desk. All offsets are Unicode code points.",
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "An API token. It may do what its person may, as far as its scopes go: `read`; `write` (load, annotate, sign off, assign); `publish`; `admin`. Each includes reading. Without the scope it takes: 403 `forbidden`, `details.scope` names it. Expired or revoked: 401.",
        },
      },
    },
    paths: {
      "/articles": {
        get: {
          operationId: "listArticles",
          responses: {
            200: answer("The articles of the desk.", z.object({ articles: z.array(articleSummaryResponse) })),
            ...problems,
          },
        },
        post: {
          operationId: "loadArticle",
          requestBody: body(articleRequest),
          responses: { 201: answer("Loaded.", articleResponse), ...problems },
        },
      },
      "/articles/{id}": {
        parameters: [article],
        get: {
          operationId: "readArticle",
          responses: { 200: answer("The article and its current snapshot.", articleResponse), ...problems },
        },
      },
      "/articles/{id}/snapshots": {
        parameters: [article],
        post: {
          operationId: "addSnapshot",
          description:
            "Refused as `conflict`, with `words` and the `passages` that would be lost in `details`, when more than half of the article’s words are missing: it may be cut off, or another page. `force: true` takes it in all the same.",
          requestBody: body(snapshotRequest),
          responses: {
            201: answer(
              "The new snapshot, and what became of the passages.",
              z.object({
                snapshot: snapshotResponse,
                passages: z.object({
                  exact: z.number(),
                  typography: z.number(),
                  moved: z.number(),
                  sentenceChanged: z.number(),
                  changed: z.number(),
                  lost: z.number(),
                }),
              }),
            ),
            ...problems,
          },
        },
      },
      "/articles/{id}/unsettled": {
        parameters: [article],
        get: {
          operationId: "listUnsettled",
          description: "Passages whose words a later snapshot changed, or that are not found there for sure.",
          responses: { 200: answer("Each with its old and new words.", z.object({ passages: z.array(unsettledResponse) })), ...problems },
        },
      },
      "/articles/{id}/annotations": {
        parameters: [article],
        get: {
          operationId: "listAnnotations",
          responses: { 200: answer("In reading order.", z.object({ annotations: z.array(annotationResponse) })), ...problems },
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
        patch: {
          operationId: "updateReview",
          requestBody: body(reviewPatch),
          responses: {
            200: answer("The review.", z.object({ overallVerdict: z.string().nullable(), summary: z.string(), version: z.number() })),
            ...problems,
          },
        },
      },
      "/articles/{id}/assignees": {
        parameters: [article],
        get: {
          operationId: "listAssignees",
          description: "Who works on the article; nobody: everybody may.",
          responses: { 200: answer("The people, by name.", assigneesResponse), ...problems },
        },
        put: {
          operationId: "assignArticle",
          description: "By editors. Other reviewers read on, but change nothing.",
          requestBody: body(assigneesRequest),
          responses: { 200: answer("The people, by name.", assigneesResponse), ...problems },
        },
      },
      "/articles/{id}/revisions": {
        parameters: [article],
        post: {
          operationId: "publishRevision",
          description:
            "Refused as `invalid`, with the reasons in `details`, while an included annotation is unfinished. Refused as `conflict`, with `waitSeconds` in `details`, while the clock runs up to five minutes behind what was published before.",
          requestBody: body(revisionRequest),
          responses: { 201: answer("Published.", revisionResponse), ...problems },
        },
      },
      "/annotations/{id}": {
        parameters: [annotation],
        get: {
          operationId: "readAnnotation",
          parameters: [ifNoneMatch],
          responses: { 200: answer("The annotation.", annotationResponse, etag), 304: { description: "You have it." }, ...problems },
        },
        patch: {
          operationId: "updateAnnotation",
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
      "/annotations/{id}/signoffs": {
        parameters: [annotation],
        post: {
          operationId: "signOffAnnotation",
          requestBody: body(signOffRequest),
          responses: { 201: answer("Signed off or returned.", annotationResponse, etag), ...problems },
        },
      },
    },
  };
}
