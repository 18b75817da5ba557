import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#lib/env.ts";
import { dataPolicy, framedPolicy } from "#lib/public/headers.ts";
import { reportsPath } from "./policy-reports.ts";

/** No page runs a script that isn't ours: those within a page carry a number that is new for each request. */
function contentSecurityPolicy(nonce: string): string {
  const policy = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${env.dev ? " 'unsafe-eval'" : ""}`,
    // Tiptap and the floating bubbles place things with style attributes.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": `'self' ${env.url.replace(/^http/, "ws")}`,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

const always = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** The public page as a preview shows it, in a frame of the desk's: it brings the policy that it will have in public, and runs no script. */
const previewed = /^\/desk\/articles\/[^/]+\/preview\/page-content(?:\?|$)/;

/** Bytes of a document that anybody may have made: whatever a browser makes of them does nothing. */
const copied = /^\/desk\/sources\/[^/]+\/copies\/[^/?]+(?:\/warc)?(?:\?|$)/;

/** Next finds the nonce in the policy on the request, and puts it on each script it writes. */
export function protect(request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (previewed.test(request.url ?? "")) {
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    setUnlessGiven(response, "Content-Security-Policy", framedPolicy(dataPolicy));
    return;
  }
  if (copied.test(request.url ?? "")) {
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    return;
  }
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Content-Security-Policy-Report-Only", `require-trusted-types-for 'script'; report-uri ${reportsPath}`);
}

/** Next adds no header that is there already: so what a route says of itself is waited for. */
function setUnlessGiven(response: ServerResponse, name: string, value: string): void {
  const { writeHead } = response;
  Object.assign(response, {
    writeHead(...given: unknown[]) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
      return Reflect.apply(writeHead, response, given);
    },
  });
}

/** Over TLS once, over TLS always: for every answer of every door. */
export function insistOnTls(response: ServerResponse): void {
  if (env.url.startsWith("https:")) response.setHeader("Strict-Transport-Security", "max-age=31536000");
}

/** Headers by which Next, and we, talk to ourselves: from outside they are forged. */
export function dropForgedHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-middleware-") || name.startsWith("x-assay-") || name.startsWith("content-security-policy"))
      delete request.headers[name];
  }
}
