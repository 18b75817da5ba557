import type { IncomingMessage } from "node:http";

const header = "x-assay-address";

/**
 * The server calls this on every request before anyone else sees it. Whatever the sender claimed is overwritten: X-Forwarded-For can be
 * forged, the socket can't.
 */
export function stampAddress(request: IncomingMessage): void {
  request.headers[header] = request.socket.remoteAddress ?? "unknown";
}

/** The address a request came from, for rate limits. */
export function clientAddress(headers: Headers | Record<string, unknown> | undefined): string {
  const value = headers instanceof Headers ? headers.get(header) : headers?.[header];
  return typeof value === "string" ? value : "unknown";
}
