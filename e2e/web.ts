import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Web = {
  port: number;
  /** From now on the page at this address under `.example` says this. */
  show(address: string, html: string): void;
  close(): Promise<void>;
};

/** The outlets' sites: what the desk's server finds at addresses under `.example`. */
export async function openWeb(): Promise<Web> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const page = pages.get(`http://${request.headers.host}${request.url}`);
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(page ?? "<h1>Not found</h1>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    show: (address, html) => void pages.set(address, html),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
