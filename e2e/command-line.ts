import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import type { AssayServer } from "./assay-server.ts";

const root = join(import.meta.dirname, "..");

// While a command is waited for, nothing here can notice that a server closes a connection that was kept: it is noticed before the next request.
const fetchAtOnce = globalThis.fetch;
globalThis.fetch = async (...request) => {
  await new Promise(setImmediate);
  return fetchAtOnce(...request);
};

/** Runs the command line on the server's data folder, as an administrator does. */
export function runAssay(server: AssayServer, args: string[], input = "") {
  return spawnSync(process.execPath, [join(root, "lib/cli/assay.ts"), ...args], {
    cwd: root,
    env: server.environment,
    input,
    encoding: "utf8",
  });
}

/** What a command that must succeed printed. */
export function assay(server: AssayServer, args: string[], input = ""): string {
  const run = runAssay(server, args, input);
  if (run.status !== 0) throw new Error(`assay ${args.join(" ")} failed (${run.status}): ${run.stderr}`);
  return run.stdout;
}

export const programPassword = "a long password for programs";

/** Adds someone with this role and makes them an API token. */
export function apiToken(server: AssayServer, email: string, role: "admin" | "editor" | "reviewer"): string {
  assay(server, ["user", "add", email, "--role", role, "--password-stdin"], `${programPassword}\n`);
  return z.object({ token: z.string() }).parse(JSON.parse(assay(server, ["token", "create", "--user", email, "--json"]))).token;
}
