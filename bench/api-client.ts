import { z } from "zod";
import type { AssayServer } from "../e2e/assay-server.ts";
import { apiToken, assay } from "../e2e/command-line.ts";

export type ApiClient = {
  post(path: string, body: unknown): Promise<{ id: string; slug: string }>;
  prepareReview(articleId: string, overallVerdict: string, summary: string): Promise<void>;
};

/** A client of the public API with an editor's token, made by the command line. */
export async function apiClient(server: AssayServer, email = "bench@example.org"): Promise<ApiClient> {
  // Nobody signs off what a bench writes.
  assay(server, ["gate", "--desk-of-one"]);
  const token = apiToken(server, email, "editor");
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return z
      .object({ id: z.string().default(""), slug: z.string().default("") })
      .loose()
      .parse(JSON.parse(text));
  };
  return {
    post: (path, body) => send("POST", path, body),
    async prepareReview(articleId, overallVerdict, summary) {
      await send("PATCH", `articles/${articleId}/review`, { overallVerdict, summary });
    },
  };
}
