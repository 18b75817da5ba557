import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { env, SetupError } from "#lib/env.ts";
import { stampAddress } from "#lib/http/client-address.ts";
import { log } from "#lib/log.ts";
import { dataPolicy, everyAnswer } from "#lib/public/headers.ts";
import { measure } from "./metrics.ts";
import { reportsPath, takePolicyReport } from "./policy-reports.ts";
import { asksFromElsewhere, elsewhere } from "./same-origin.ts";
import { dropForgedHeaders, insistOnTls, protect } from "./security-headers.ts";

/** Who answers, once they are there. */
export type Handlers = {
  /** The public door: true when it has answered. */
  publicDoor(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  desk(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** True when it has taken the socket over. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean>;
};

export type FrontDoor = {
  server: Server;
  open(handlers: Handlers): void;
  close(patience: number): Promise<void>;
};

/** Takes the port at once, so that a taken one is known before any work is done; answers "starting" until it is opened. */
export async function takePort(port: number): Promise<FrontDoor> {
  let handlers: Handlers | undefined;

  const server = createServer((request, response) => {
    void answer(request, response, handlers).catch((error: unknown) => fail(request, response, error));
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    dropForgedHeaders(request);
    stampAddress(request);
    const taken = handlers && isPath(request.url) ? handlers.upgrade(request, socket, head) : Promise.resolve(false);
    taken.then(
      (isTaken) => isTaken || socket.destroy(),
      (error: unknown) => {
        log.error({ err: error, path: request.url }, "a connection failed");
        socket.destroy();
      },
    );
  });
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    else socket.destroy();
  });

  await listening(server, port);
  return {
    server,
    open: (opened) => {
      handlers = opened;
    },
    close: (patience) => closeServer(server, patience),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, handlers: Handlers | undefined): Promise<void> {
  if (!isPath(request.url)) return refuse(response, 400, "This address can't be read.");
  if (!handlers) return refuse(response.setHeader("Retry-After", "2"), 503, "Assay is starting. Try again in a moment.");
  dropForgedHeaders(request);
  stampAddress(request);
  insistOnTls(response);
  if (request.url === reportsPath && request.method === "POST") return takePolicyReport(request, response);
  if (asksFromElsewhere(request)) return refuse(response, 403, elsewhere());
  if (await handlers.publicDoor(request, response)) return;
  measure(request, response);
  protect(request, response);
  await handlers.desk(request, response);
}

/** Anything else, such as a whole address, asks us to be a proxy. */
function isPath(url: string | undefined): boolean {
  return url?.startsWith("/") === true && !url.startsWith("//");
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const headers = { ...everyAnswer, "Content-Security-Policy": dataPolicy, "Content-Type": "text/plain; charset=utf-8" };
  response.writeHead(status, headers).end(`${message}\n`);
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  log.error({ err: error, method: request.method, path: request.url?.split("?")[0] }, "a request failed");
  if (response.headersSent) response.destroy();
  else refuse(response, 500, "Something went wrong on our side, and was written to the log. What was saved before is kept.");
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code === "EADDRINUSE") {
        reject(new SetupError(`Port ${port} is taken by another program. Stop it, or set PORT to a free one.`, { cause }));
      } else if (cause.code === "EACCES") {
        reject(new SetupError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`, { cause }));
      } else reject(cause);
    });
    server.listen(port, () => resolve());
  });
}

async function closeServer(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose answer was under way is kept alive afterwards: it is idle then.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}

export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : env.port;
}
