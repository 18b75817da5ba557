import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Every route that was built. */
export function builtRoutes(): string[] {
  const manifest = join(import.meta.dirname, "..", ".next", "app-path-routes-manifest.json");
  const routes: Record<string, string> = JSON.parse(readFileSync(manifest, "utf8"));
  // Next's own pages for errors answer as errors do.
  return [...new Set(Object.values(routes))].filter((route) => !route.startsWith("/_")).sort();
}
