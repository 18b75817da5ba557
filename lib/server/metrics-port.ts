import { createServer } from "node:http";
import { register } from "prom-client";
import { SetupError } from "#lib/env.ts";
import { checkHealth } from "#lib/usecases/desk/check-health.ts";
import type { Doors } from "./doors.ts";

export type MetricsPort = { port: number; close(): Promise<void> };

/** Tells whoever can reach it how this node is doing: which is up to the network, so that it asks for no token. */
export async function openMetricsPort({ host, port }: { host: string; port: number }, doors: Pick<Doors, "figures">): Promise<MetricsPort> {
  const server = createServer((request, response) => {
    const told = answer(request.url ?? "", doors);
    told.then(
      ({ status, type, words }) => response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(words),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new SetupError(`ASSAY_METRICS_PORT, ${host}:${port}, can't be used: ${cause.message}. Name another one.`, { cause }));
    });
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(url: string, { figures }: Pick<Doors, "figures">): Promise<{ status: number; type: string; words: string }> {
  const path = url.split("?")[0];
  if (path === "/metrics") return { status: 200, type: register.contentType, words: await register.metrics() };
  if (path === "/api/health") {
    const health = await checkHealth(figures());
    return { status: health.status === "ok" ? 200 : 503, type: "application/json", words: JSON.stringify(health) };
  }
  return { status: 404, type: "text/plain; charset=utf-8", words: "Here are /metrics and /api/health.\n" };
}
