import { globSync } from "node:fs";
import { join } from "node:path";

/** `file` is given from `app/(public)`; `pattern` has a group for each parameter; `bundle` is the file that the build makes of it. */
export type PageRoute = { file: string; pattern: RegExp; bundle: string };
export type PageParameters = Record<string, string | string[]>;

export const pagesFolder = (root: string) => join(root, "app", "(public)");
export const bundledPagesFolder = (root: string) => join(root, ".next", "public-pages");

/** Every route of the public side, named as Next names them, the one with the fewest parameters first. */
export function pageRoutes(root: string): PageRoute[] {
  return globSync(["**/route.{ts,tsx}", ".*/**/route.{ts,tsx}"], { cwd: pagesFolder(root) })
    .map((file) => {
      const path = file.replace(/\/?route\.tsx?$/, "");
      const parts = path
        .replaceAll(".", "\\.")
        .replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")
        .replaceAll(/\[\\\.\\\.\\\.(\w+)\]/g, "(?<$1>.+)");
      return { file, pattern: new RegExp(`^/${parts}$`), bundle: path.replaceAll(/[^\w.-]+/g, "_") || "home" };
    })
    .toSorted((a, b) => parameters(a) - parameters(b));
}

function parameters({ file }: PageRoute): number {
  return file.match(/\[/g)?.length ?? 0;
}

/** The route of a path, with its parameters decoded. Null: no route has it. */
export function matchRoute<Route extends PageRoute>(routes: Route[], path: string): { route: Route; params: PageParameters } | null {
  for (const route of routes) {
    const found = route.pattern.exec(path);
    if (!found) continue;
    const params: PageParameters = {};
    for (const [name, value] of Object.entries(found.groups ?? {})) {
      const isRest = route.file.includes(`[...${name}]`);
      params[name] = isRest ? value.split("/").map(decodeURIComponent) : decodeURIComponent(value);
    }
    return { route, params };
  }
  return null;
}
