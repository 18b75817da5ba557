import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const root = join(import.meta.dirname, "..");

/** Ends the PostgreSQL of a data folder at once, under the hands of whoever uses it. */
export async function stopDatabase(dataDir: string): Promise<void> {
  const { cluster } = z.object({ cluster: z.string() }).parse(JSON.parse(await readFile(join(dataDir, "database.json"), "utf8")));
  const postmaster = Number.parseInt(await readFile(join(cluster, "postmaster.pid"), "utf8"), 10);
  process.kill(postmaster, "SIGQUIT");
  for (let alive = true; alive; await new Promise((resolve) => setTimeout(resolve, 50))) alive = isAlive(postmaster);
}

/** Starts it again, on the port it had. It runs until what this answers with is called. */
export async function startDatabase(dataDir: string): Promise<() => Promise<void>> {
  const program = `
    import { openEmbedded } from "#lib/db/embedded.ts";
    const database = await openEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    console.log("running");
    process.once("SIGTERM", () => database.release().then(() => process.exit()));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), exited.then(() => Promise.reject(new Error("The database did not start again.")))]);
  return async () => {
    child.kill("SIGTERM");
    await exited;
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
