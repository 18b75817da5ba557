import { listedSourceResponse, sourceResponse, sourcesQuery } from "#lib/domain/api/sources.ts";
import { sourceChange } from "#lib/domain/claim/source-details.ts";
import { answer, body, ifMatch, page, parameter, problems, queryOf } from "./openapi-parts.ts";

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
  },
  "/sources/{id}": {
    parameters: [parameter("id", "The source's id.")],
    get: {
      operationId: "readSource",
      description: "One source: what is known of it, what cites it, how it stands, the copies we keep.",
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
};
