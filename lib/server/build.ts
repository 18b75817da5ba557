import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetupError, setEnvironment } from "#lib/env.ts";
import { bundlePages } from "#lib/public/bundle-pages.ts";
import { bundleVerifyScript } from "#lib/public/bundle-verify-script.ts";
import { packAssets } from "./packed-assets.ts";
import { root, sourcesHash, staticFolder } from "./sources.ts";

const stamp = join(root, ".next", "assay-sources");

/** Builds unless the build at hand was made from exactly these sources. */
export async function ensureBuilt(stop?: AbortSignal): Promise<void> {
  const hash = await sourcesHash();
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return;
  console.log("Building Assay: this takes a minute, and is done again only when its sources change.");
  await rm(stamp, { force: true });
  await buildDesk(stop);
  await packAssets(staticFolder);
  await buildScripts();
  await writeFile(stamp, hash);
}

/** What Next does not bundle: the script of /verify, and the public pages, which a worker renders. */
export async function buildScripts(): Promise<void> {
  await Promise.all([bundleVerifyScript(root, join(root, ".next", "verify")), bundlePages(root)]);
}

async function buildDesk(stop: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: "inherit",
    signal: stop,
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new SetupError("`next build` failed: see above. Nothing was started.");
}

if (import.meta.main) {
  setEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  await ensureBuilt();
}
