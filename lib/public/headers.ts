import { createHash } from "node:crypto";

/** What a public page may do: show itself and our own script. Nothing else loads, and nothing else may run. */
export function pagePolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    // Ours writes text into pages, never markup.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** What other sites show in a frame: it reads as it stands, sends nothing and changes nothing. */
export function embedPolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The same page framed by the desk, as a preview: it can be read and its links followed, and nothing runs. */
export function framedPolicy(policy: string): string {
  const withoutSandbox = policy.replace(/; sandbox$/, "");
  return `${withoutSandbox.replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'")}; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`;
}

/** For everything that is no page: feeds, exports, data. */
export const dataPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

export const everyAnswer = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
};

export const caching = {
  /** The reader may keep it for a moment, then asks again; a shared cache may show it a little longer while it asks. */
  short: "public, max-age=0, must-revalidate",
  /** Never changes. */
  forever: "public, max-age=31536000, immutable",
  /** Never changes, but may be withdrawn: whoever has read it keeps it, shared caches ask every minute whether it is still there. */
  revision: "public, max-age=31536000, s-maxage=60, immutable",
  /** Made for this one request. */
  never: "no-store",
};
