import { join } from "node:path";
import { matchRoute, type PageRoute, pageRoutes } from "#lib/public/page-routes.ts";

type Handler = (request: Request, context: { params: Promise<object> }) => Response | Promise<Response>;

/** Every route of the public side. */
export const publicRoutes: (PageRoute & { visited: boolean })[] = pageRoutes(join(import.meta.dirname, "../..")).map((route) => ({
  ...route,
  visited: false,
}));

/** What the route for this address answers, as the door would ask it. */
export async function askRoute(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(address, "http://localhost:3000");
  const found = matchRoute(publicRoutes, url.pathname);
  if (!found) throw new Error(`No route answers ${address}.`);
  found.route.visited = true;
  const { GET }: { GET: Handler } = await import(join(import.meta.dirname, found.route.file));
  return GET(new Request(url, { headers }), { params: Promise.resolve(found.params) });
}
