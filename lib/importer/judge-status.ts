import type { Judgement, PageKind } from "#lib/domain/article/page-kind.ts";

/** What the status of an answer says of whatever came with it. */
export function judgeStatus(status: number | null | undefined): Judgement | null {
  if (status === null || status === undefined || status < 400) return null;
  const known: Record<number, PageKind> = {
    401: "sign-in",
    402: "paywall",
    403: "bot-check",
    407: "sign-in",
    410: "withdrawn",
    429: "bot-check",
    451: "withdrawn",
  };
  return { kind: known[status] ?? "error-page", sign: `the site answers with the status ${status}`, pages: [] };
}
