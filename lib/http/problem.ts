import type { ErrorCode, Refusal } from "#lib/domain/result.ts";

const statuses: Record<ErrorCode, number> = {
  unauthenticated: 401,
  password_required: 403,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  rate_limited: 429,
  upstream: 502,
};

const titles: Record<ErrorCode, string> = {
  unauthenticated: "Who are you?",
  password_required: "Password needed",
  forbidden: "Not allowed",
  not_found: "Not found",
  invalid: "Invalid request",
  conflict: "Conflict",
  rate_limited: "Too many requests",
  upstream: "Another server failed",
};

export function statusOf(code: ErrorCode): number {
  return statuses[code];
}

function retryAfter({ code, details }: Refusal): Record<string, string> {
  return code === "rate_limited" && details ? { "retry-after": String(details.retryAfterSeconds) } : {};
}

/** A refusal as RFC 9457 problem details. */
export function problem(error: Refusal, status = statusOf(error.code), headers: Record<string, string> = {}): Response {
  const { code, message, field, details } = error;
  return Response.json(
    { type: "about:blank", title: titles[code], status, detail: message, code, field, details },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...retryAfter(error),
        ...(status === 401 ? { "www-authenticate": 'Bearer realm="Assay"' } : {}),
        ...headers,
      },
    },
  );
}
