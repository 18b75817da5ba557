import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Histogram } from "prom-client";

collectDefaultMetrics();

const durations = new Histogram({
  name: "assay_http_request_duration_seconds",
  help: "Time to answer a request of the desk or the API.",
  labelNames: ["method", "status"],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
});

const methods = new Set(["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"]);

export function measure(request: IncomingMessage, response: ServerResponse): void {
  const started = performance.now();
  const method = methods.has(request.method ?? "") ? request.method : "other";
  response.once("close", () => durations.observe({ method, status: response.statusCode }, (performance.now() - started) / 1000));
}
