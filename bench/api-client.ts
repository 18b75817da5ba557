import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import type { AssayServer } from "../e2e/assay-server.ts";

const root = join(import.meta.dirname, "..");

/** Runs the command line on the server's data folder, as an administrator does. */
export function assay(server: AssayServer, args: string[], input = ""): string {
  const run = spawnSync(process.execPath, [join(root, "lib/cli/assay.ts"), ...args], { cwd: root, env: server.environment, input, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`assay ${args.join(" ")} failed (${run.status}): ${run.stderr}`);
  return run.stdout;
}

export type ApiClient = {
  post(path: string, body: unknown): Promise<{ id: string; slug: string }>;
  prepareReview(articleId: string, overallVerdict: string, summary: string): Promise<void>;
};

/** A client of the public API with an editor's token, made by the command line. */
export async function apiClient(server: AssayServer): Promise<ApiClient> {
  assay(server, ["user", "add", "bench@example.org", "--role", "editor", "--password-stdin"], "a long bench password\n");
  const { token } = z.object({ token: z.string() }).parse(JSON.parse(assay(server, ["token", "create", "--user", "bench@example.org", "--json"])));
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return z.object({ id: z.string().default(""), slug: z.string().default("") }).loose().parse(JSON.parse(text));
  };
  return {
    post: (path, body) => send("POST", path, body),
    async prepareReview(articleId, overallVerdict, summary) {
      await send("PATCH", `articles/${articleId}/review`, { overallVerdict, summary });
    },
  };
}
