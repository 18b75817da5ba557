import { z } from "zod";
import { assigneesRequest, assigneesResponse, person, unsettledResponse } from "#lib/domain/api/api.ts";
import {
  articlePatch,
  articleRequest,
  articleResponse,
  listedArticleResponse,
  loadedArticleResponse,
  snapshotMarkResponse,
  snapshotRequest,
  snapshotResponse,
  uploadLimits,
} from "#lib/domain/api/articles.ts";
import { recordResponse } from "#lib/domain/api/record.ts";
import { articleListInput } from "#lib/domain/article/article-list.ts";
import { pageKinds } from "#lib/domain/article/page-kind.ts";
import { answer, article, body, bodyOrFiles, fileResults, filesRead, page, parameter, problems, queryOf } from "./openapi-parts.ts";

/** Articles, their texts, and who works on them. */
export const articlesPaths = {
  "/articles": {
    get: {
      operationId: "listArticles",
      description: "A page of the desk's articles. A parameter that isn't named here is `invalid`, at this and every other address.",
      parameters: queryOf(articleListInput.shape),
      responses: { 200: answer("In the order asked for.", page("articles", listedArticleResponse)), ...problems },
    },
    post: {
      operationId: "loadArticle",
      description: `What is no article is refused as \`invalid\` unless \`force\` is true. \`details.kind\` says what it is (${pageKinds.map((kind) => `\`${kind}\``).join(", ")}), \`details.sign\` what gave it away, \`details.title\` and \`details.text\` how it begins, \`details.pages\` the addresses of all pages of an article that stands on several. ${filesRead} At most ${uploadLimits.files} files; several are answered with a result for each, in their order, and can share no title and no sourceUrl.`,
      requestBody: bodyOrFiles(articleRequest, uploadLimits.files),
      responses: {
        201: answer("Loaded; of several files, all.", z.union([loadedArticleResponse, fileResults])),
        207: answer("Of several files, not all were loaded: each has its own status.", fileResults),
        ...problems,
      },
    },
  },
  "/articles/{id}": {
    parameters: [article],
    get: {
      operationId: "readArticle",
      responses: { 200: answer("The article and its current snapshot.", articleResponse), ...problems },
    },
    patch: {
      operationId: "updateArticle",
      description: "What is known of it beside its text.",
      requestBody: body(articlePatch),
      responses: { 200: answer("The article.", articleResponse), ...problems },
    },
    delete: {
      operationId: "removeArticle",
      description: "By editors. A review that is public is withdrawn first, with a reason (`conflict`).",
      responses: { 204: { description: "Removed; it can be brought back in the desk." }, ...problems },
    },
  },
  "/articles/{id}/record": {
    parameters: [article],
    get: {
      operationId: "readRecord",
      parameters: queryOf({}),
      description: "All that was done to the article and its review, by whom and when, the newest first.",
      responses: { 200: answer("A page of it.", recordResponse), ...problems },
    },
  },
  "/articles/{id}/snapshots": {
    parameters: [article],
    get: {
      operationId: "listSnapshots",
      parameters: queryOf({}),
      responses: { 200: answer("The newest first.", page("snapshots", snapshotMarkResponse)), ...problems },
    },
    post: {
      operationId: "addSnapshot",
      description: `Refused as \`conflict\`, with \`words\` and the \`passages\` that would be lost in \`details\`, when more than half of the article’s words are missing: it may be cut off, or another page; and as \`invalid\` what is no article, with its \`kind\`. \`force: true\` takes either in all the same. ${filesRead} One file.`,
      requestBody: bodyOrFiles(snapshotRequest, 1),
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
  "/articles/{id}/snapshots/{number}/confirmation": {
    parameters: [article, parameter("number", "The snapshot's number.")],
    put: {
      operationId: "confirmOutletText",
      description:
        "By editors: the outlet's page reads as this snapshot does. Readers are told of what the outlet changed only from then on, unless the server itself read it there.",
      responses: { 200: answer("The snapshot.", snapshotMarkResponse), ...problems },
    },
    delete: {
      operationId: "unconfirmOutletText",
      responses: { 204: { description: "Taken back." }, ...problems },
    },
  },
  "/articles/{id}/unsettled": {
    parameters: [article],
    get: {
      operationId: "listUnsettled",
      description: "Passages whose words a later snapshot changed, or that are not found there for sure.",
      parameters: queryOf({}),
      responses: { 200: answer("Each with its old and new words.", page("passages", unsettledResponse)), ...problems },
    },
  },
  "/articles/{id}/assignees": {
    parameters: [article],
    get: {
      operationId: "listAssignees",
      description: "Who works on the article; nobody: everybody may.",
      parameters: queryOf({}),
      responses: { 200: answer("The people, by name.", page("assignees", person)), ...problems },
    },
    put: {
      operationId: "assignArticle",
      description: "By editors. Other reviewers read on, but change nothing.",
      requestBody: body(assigneesRequest),
      responses: { 200: answer("The people, by name.", assigneesResponse), ...problems },
    },
  },
};
