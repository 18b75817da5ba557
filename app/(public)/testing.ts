import { globSync } from "node:fs";
import { join } from "node:path";

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Response | Promise<Response>;
export type PublicRoute = { file: string; pattern: RegExp; visited: boolean };

/** Every route of the public side, the one with the fewest parameters first. */
export const publicRoutes: PublicRoute[] = globSync(["**/route.{ts,tsx}", ".*/**/route.ts"], { cwd: import.meta.dirname })
  .map((file) => {
    const path = `/${file.replace(/\/?route\.tsx?$/, "")}`;
    const parts = path
      .replaceAll(".", "\\.")
      .replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")
      .replaceAll(/\[\\\.\\\.\\\.(\w+)\]/g, "(?<$1>.+)");
    return { file, pattern: new RegExp(`^${parts}$`), visited: false };
  })
  .toSorted((a, b) => (a.file.match(/\[/g)?.length ?? 0) - (b.file.match(/\[/g)?.length ?? 0));

/** What the route for this address answers, as Next would ask it. */
export async function askRoute(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(address, "http://localhost:3000");
  const route = publicRoutes.find(({ pattern }) => pattern.test(url.pathname));
  if (!route) throw new Error(`No route answers ${address}.`);
  route.visited = true;
  const { GET }: { GET: Handler } = await import(join(import.meta.dirname, route.file));
  const given = Object.entries(route.pattern.exec(url.pathname)?.groups ?? {});
  const params = given.map(([name, value]) => [name, route.file.includes(`[...${name}]`) ? value.split("/") : value]);
  return GET(new Request(url, { headers }), { params: Promise.resolve(Object.fromEntries(params)) });
}
