import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { setEnvironment } from "#lib/env.ts";
import { askRoute } from "../../app/(public)/testing.ts";
import type { Command, ExitCode } from "./command.ts";

/** The public side of the desk on a real port, until the tests of the file end. */
export function testDesk(): { url: () => string } {
  const server = createServer(async (request, response) => {
    try {
      const answer = await askRoute(request.url ?? "/");
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  const url = () => {
    const address = server.address();
    return `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  };
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    setEnvironment({ ASSAY_URL: url() });
  });
  afterAll(() => server.close());
  return { url };
}

type Answer = { code: ExitCode; results: Record<string, unknown>[]; said: string };

/** Runs a command within this process. */
export async function runCommand(command: Command, ...args: string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0),
  ];
  try {
    const code = await command.run([...args, "--json"]);
    return { code, results: out.map((line) => JSON.parse(line)), said: err.join("") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A folder that is gone once the tests of the file end. */
export function testFolder(): { path: (name: string) => string } {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "assay-command-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return { path: (name) => join(folder, name) };
}
