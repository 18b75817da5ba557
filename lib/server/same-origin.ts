import type { IncomingMessage } from "node:http";
import { env } from "#lib/env.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Does another site's page ask for a change, in the name of whoever is signed in on this browser? Browsers say which page asks (Origin, else
 * Sec-Fetch-Site). A program says neither: with a token it is known by that, without a cookie it acts for nobody, and with a cookie alone
 * it is taken for a browser that was made to keep quiet.
 */
export function asksFromElsewhere({ method = "GET", headers }: IncomingMessage): boolean {
  if (safeMethods.has(method)) return false;
  if (/^bearer /i.test(headers.authorization ?? "")) return false;
  if (headers.origin !== undefined) return headers.origin !== new URL(env.url).origin;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin";
  return headers.cookie !== undefined;
}

export function elsewhere(): string {
  const { origin } = new URL(env.url);
  return `Nothing was changed: this desk takes changes from its own pages at ${origin} only. Open it there, or, as its admin, set ASSAY_URL to the address that you use.`;
}
