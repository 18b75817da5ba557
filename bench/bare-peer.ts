import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Answer = { body: Buffer; headers: Record<string, string> };

/** The bytes as they go over the wire: Node's own client leaves them compressed. */
export function fetchRaw(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": "br" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const headers = Object.entries(response.headers).flatMap(([name, value]) =>
          typeof value === "string" ? [[name, value] as const] : [],
        );
        resolve({ body: Buffer.concat(chunks), headers: Object.fromEntries(headers) });
      });
    })
      .on("error", reject)
      .end();
  });
}

/** A bare Node server that sends the same precompressed bytes and answers the same conditional requests: the peer. */
export async function bareServer(answers: Record<string, Answer>): Promise<{ url: string; stop: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  const index: Record<string, { file: string; headers: Record<string, string> }> = {};
  for (const [at, [path, { body, headers }]] of Object.entries(answers).entries()) {
    index[path] = { file: `${at}`, headers };
    await writeFile(join(folder, `${at}`), body);
  }
  await writeFile(join(folder, "index.json"), JSON.stringify(index));
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-server.ts"), folder], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { url: line.toString().trim(), stop: () => child.kill() };
}
