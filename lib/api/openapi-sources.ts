import { z } from "zod";
import {
  copyChoice,
  documentLimits,
  fileAttached,
  listedSourceResponse,
  mergeRequest,
  sourceMerged,
  sourceResponse,
  sourcesQuery,
} from "#lib/domain/api/sources.ts";
import { sourceChange } from "#lib/domain/claim/source-details.ts";
import { answer, body, ifMatch, megabytes, oneFile, page, parameter, problems, queryOf, queryParameters } from "./openapi-parts.ts";

const etag = { ETag: { description: "The version of what people write of it.", schema: { type: "string" } } };

/** The documents behind annotations. */
export const sourcesPaths = {
  "/sources": {
    get: {
      operationId: "listSources",
      description: "The sources of the desk with their health, newest first. Those that only hidden annotations rest on are left out.",
      parameters: queryOf(sourcesQuery.shape),
      responses: { 200: answer("A page of them.", page("sources", listedSourceResponse)), ...problems },
    },
    post: {
      operationId: "attachFile",
      description: `Keeps a file as a source of its own, once however often it is sent: a page, a PDF, a Word document, a text, a transcript or a picture, which needs \`altText\`, of at most ${megabytes(documentLimits.fileBytes)}. It is evidence once an annotation cites the \`url\` answered; until then it is in no list.`,
      requestBody: oneFile,
      responses: { 201: answer("Kept.", fileAttached), ...problems },
    },
  },
  "/sources/{id}": {
    parameters: [parameter("id", "The source's id.")],
    get: {
      operationId: "readSource",
      description:
        "One source: what is known of it, what cites it, how it stands, the copies we keep. By the id of one that was merged, what it was merged into.",
      responses: { 200: answer("The source.", sourceResponse, etag), ...problems },
    },
    patch: {
      operationId: "editSource",
      description:
        "Changes what is said of a source, wherever it is cited. What was published of it stays as it is. `siteOwner` is said of its whole site.",
      parameters: [ifMatch(true)],
      requestBody: body(sourceChange),
      responses: { 200: answer("The source as it is now.", sourceResponse, etag), ...problems },
    },
  },
  "/sources/{id}/copies": {
    parameters: [parameter("id", "The source's id.")],
    post: {
      operationId: "putInCopy",
      description: `Keeps what somebody sees of a source that the server can't read: a page saved as .html or .mhtml, a PDF, a Word document, a text, a transcript or a picture, of at most ${megabytes(documentLimits.fileBytes)}. It is marked as put in by hand, by whoever's token it is, and counts from now on: the words quoted are looked for in it. What it was put behind waits for a sign-off again, by somebody else.`,
      requestBody: oneFile,
      responses: { 201: answer("The source as it is now.", sourceResponse), ...problems },
    },
    put: {
      operationId: "chooseCopy",
      description: "Which of the copies counts. All of them stay kept.",
      requestBody: body(copyChoice),
      responses: { 200: answer("The source as it is now.", sourceResponse), ...problems },
    },
  },
  "/sources/{id}/captures": {
    parameters: [parameter("id", "The source's id.")],
    post: {
      operationId: "captureSource",
      description:
        "Has the document read again, at each address at which something that you may read cites it. It waits its turn, as `state` says: ask for the source later. Refused where the articles that cite it are set to fetch nothing, and for a file.",
      responses: { 201: answer("Asked for: the source as it is now.", sourceResponse), ...problems },
    },
  },
  "/sources/{id}/archive-requests": {
    parameters: [parameter("id", "The source's id.")],
    post: {
      operationId: "askArchive",
      description:
        "Has the outside archive that an admin set up (ASSAY_ARCHIVE_URL) asked to keep the document. It waits its turn, as `archiving` says: ask for the source later. Refused where none is set up, where there is an `archivedUrl` already, where the articles that cite it are set to fetch nothing, and for a file.",
      responses: { 201: answer("Asked for: the source as it is now.", sourceResponse), ...problems },
    },
  },
  "/sources/{id}/merges": {
    parameters: [parameter("id", "The source's id.")],
    post: {
      operationId: "mergeSources",
      description:
        "Another source is the same document: its addresses are further ones of this one, whose details count. What cites them stays at its address.",
      requestBody: body(mergeRequest),
      responses: { 201: answer("Merged.", sourceMerged), ...problems },
    },
    delete: {
      operationId: "partSources",
      description: "A source that was merged into this one is a document of its own after all.",
      parameters: queryParameters(z.object({ source: z.uuid().describe("Which is taken out.") })),
      responses: { 200: answer("Taken out.", sourceResponse), ...problems },
    },
  },
};
