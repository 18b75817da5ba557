import { annotationsPaths } from "./openapi-annotations.ts";
import { articlesPaths } from "./openapi-articles.ts";
import { claimantsPaths } from "./openapi-claimants.ts";
import { claimsPaths } from "./openapi-claims.ts";
import { reviewsPaths } from "./openapi-reviews.ts";
import { searchPaths } from "./openapi-search.ts";
import { sourcesPaths } from "./openapi-sources.ts";
import { topicsPaths } from "./openapi-topics.ts";

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
      ...{ ...articlesPaths, ...topicsPaths, ...reviewsPaths, ...annotationsPaths },
      ...{ ...claimsPaths, ...claimantsPaths, ...sourcesPaths, ...searchPaths },
    },
  };
}
