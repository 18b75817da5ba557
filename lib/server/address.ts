import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env, setEnvironment } from "#lib/env.ts";

const file = () => join(env.dataDir, "address");

/** Remembers where the server is reached, so that the command line prints links that work. */
export async function rememberAddress(): Promise<void> {
  await writeFile(file(), `${env.url}\n`, { mode: 0o600 });
}

/** Takes the address of the server on the same data folder, unless the environment says one. */
export async function adoptServerAddress(): Promise<void> {
  if (env.hasAddress) return;
  const address = (await readFile(file(), "utf8").catch(() => "")).trim();
  if (address) setEnvironment({ ASSAY_URL: address });
}
