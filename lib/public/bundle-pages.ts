import { join } from "node:path";
import type { InputOptions, OutputOptions } from "rolldown";
import { bundledPagesFolder, pageRoutes, pagesFolder } from "./page-routes.ts";

function options(root: string, cleanDir: boolean): InputOptions & { output: OutputOptions } {
  return {
    cwd: root,
    input: Object.fromEntries(pageRoutes(root).map(({ file, bundle }) => [bundle, join(pagesFolder(root), file)])),
    platform: "node",
    // Packages are loaded as they are.
    external: (id) => !/^[./#\0]/.test(id),
    resolve: { alias: { "#lib": join(root, "lib"), "#components": join(root, "components") } },
    transform: { jsx: { runtime: "automatic", development: false } },
    logLevel: "warn",
    output: {
      dir: bundledPagesFolder(root),
      format: "esm",
      entryFileNames: "[name].mjs",
      chunkFileNames: "chunk-[hash].mjs",
      cleanDir,
    },
  };
}

/** Bundles the routes of the public pages for the worker that renders them: plain Node can't run .tsx. */
export async function bundlePages(root: string): Promise<void> {
  // Loaded late: a server that finds itself built has no need of it.
  const { build } = await import("rolldown");
  await build(options(root, true));
}

/** Bundles them now, and anew whenever one of their sources changes, which it says. */
export async function watchPages(root: string, bundled: () => void): Promise<{ close(): Promise<void> }> {
  const { watch } = await import("rolldown");
  // What the worker has not loaded yet must still be there.
  const watcher = watch(options(root, false));
  const first = Promise.withResolvers<void>();
  watcher.on("event", (event) => {
    if (event.code === "ERROR") console.error(event.error);
    if (event.code === "BUNDLE_END" || event.code === "ERROR") void event.result?.close();
    if (event.code !== "END") return;
    first.resolve();
    bundled();
  });
  await first.promise;
  return watcher;
}
