import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";
import { createDoor, type Door } from "./door.ts";
import { pagesHere } from "./testing-pages.ts";

export type Renderer = (address: string) => Response | Promise<Response>;
export const body = (version: number) => `<!doctype html><title>Version ${version}</title>${"<p>Words and more words.</p>".repeat(50)}`;

export function html(text: string, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8", ...headers } });
}

/** A door on a real port until the test ends, before a stand-in for the worker that counts how often it is asked. */
export async function openDoor(more: Partial<Parameters<typeof createDoor>[0]> & { render?: Renderer } = {}) {
  const asked: string[] = [];
  const state = { version: 1 };
  let tell: (slug: string) => void = () => undefined;
  const render: Renderer =
    more.render ??
    (() => html(body(state.version), { "cache-control": "public, max-age=0", "set-cookie": "leak=1", "x-powered-by": "someone" }));
  const pages = pagesHere((address) => {
    asked.push(address);
    return render(address);
  });
  const door: Door = createDoor({
    pages,
    onPublication: async (heard) => {
      tell = heard;
      return { close: async () => undefined };
    },
    ...more,
  });
  const server = createServer((incoming, response) => {
    door.handle(incoming, response).then(
      (done) => done || response.writeHead(599).end(),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    await door.close();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has a port.");
  const { port } = address;
  return {
    asked,
    state,
    door,
    tell: (slug: string) => tell(slug),
    get: (path: string, headers = {}, method = "GET") => get(port, path, headers, method),
  };
}

function get(port: number, path: string, headers: Record<string, string>, method: string) {
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; bytes: Buffer }>((resolve, reject) => {
    const outgoing = httpRequest({ host: "127.0.0.1", port, path, headers, method }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
