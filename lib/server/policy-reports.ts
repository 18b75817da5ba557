import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter } from "prom-client";
import { z } from "zod";
import { log } from "#lib/log.ts";

export const reportsPath = "/policy-reports";

/** Browsers send what a page tried to do against its policy: by the Reporting API, or in the older form. Everything else is dropped. */
const violation = z.object({
  "effective-directive": z.string().max(100),
  "blocked-uri": z.string().max(2000).default(""),
  "document-uri": z.string().max(2000).default(""),
});
const older = z.object({ "csp-report": violation });

const largest = 20_000;
const mostLogged = 10;
const minute = 60_000;

const reports = new Counter({ name: "assay_policy_reports_total", help: "What browsers reported against a page's policy." });
let logged = { since: 0, count: 0 };

/** Counts a report and logs the first few of each minute: strangers can send any number, and they must cost nothing that lasts. */
export async function takePolicyReport(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readUpTo(request, largest);
  response.writeHead(body === null ? 413 : 204, { Connection: body === null ? "close" : "keep-alive" }).end();
  const parsed = older.safeParse(jsonOf(body ?? ""));
  if (!parsed.success) return;
  reports.inc();
  const now = performance.now();
  if (now - logged.since > minute) logged = { since: now, count: 0 };
  logged.count += 1;
  if (logged.count > mostLogged) return;
  const report = parsed.data["csp-report"];
  const [page] = report["document-uri"].split("?");
  log.warn({ directive: report["effective-directive"], blocked: report["blocked-uri"], page }, "a page went against its policy");
}

async function readUpTo(request: IncomingMessage, most: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
