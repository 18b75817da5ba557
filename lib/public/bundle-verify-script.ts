import { join } from "node:path";

/** Bundles the one script of /verify, and what it loads only when it is given a page, into `folder`. */
export async function bundleVerifyScript(root: string, folder: string): Promise<void> {
  // Loaded late: a server that finds itself built has no need of it.
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    cwd: root,
    input: { verify: join(root, "lib", "public", "verify-script.ts") },
    platform: "browser",
    resolve: { alias: { "#lib": join(root, "lib") } },
    treeshake: { moduleSideEffects: (id) => id.endsWith("without-compiling.ts") },
    logLevel: "warn",
  });
  await bundle.write({
    ...{ dir: folder, format: "esm", minify: true, entryFileNames: "[name].js", chunkFileNames: "verify-[hash].js" },
    // Else a chunk makes its schemas before zod is told not to try compiling.
    strictExecutionOrder: true,
  });
  await bundle.close();
}
