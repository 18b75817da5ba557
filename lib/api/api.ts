import { randomUUID } from "node:crypto";
import { authenticateToken } from "#lib/auth/token.ts";
import { toAnnotationResponse } from "#lib/domain/api/api.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Refusal, Result } from "#lib/domain/result.ts";
import { problem } from "#lib/http/problem.ts";
import { log } from "#lib/log.ts";
import type { AnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { readJson } from "./body.ts";

/** A route whose path has no parameter gets none; the one for unknown addresses gets all of the path. */
type Context = { params: Promise<{ id?: string; path?: string[] } | undefined> };
type Call = { actor: Actor; id: string; request: Request };

/** A route of the API: whose token it is, then the handler; a bug becomes one log line and a problem that names it. */
export function api(handler: (call: Call) => Promise<Response>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const id = (await context.params)?.id ?? "";
      const actor = await authenticateToken(request);
      return actor.ok ? await handler({ actor: actor.value, id, request }) : problem(actor.error);
    } catch (error) {
      if (error instanceof OutOfSpace) return problem(error.refusal, 507);
      const requestId = randomUUID();
      log.error({ err: error, requestId, path: new URL(request.url).pathname }, "API request failed");
      return problem(
        { code: "upstream", message: `Something broke on our side; nothing was changed. If it goes on, report ${requestId}.` },
        500,
      );
    }
  };
}

/** The request's JSON object with `more` laid over it, or the refusal as a response. */
export async function bodyWith(request: Request, more: Record<string, unknown>): Promise<Result<Record<string, unknown>>> {
  const body = await readJson(request);
  if (!body.ok) return body;
  if (typeof body.value !== "object" || body.value === null || Array.isArray(body.value)) {
    return { ok: false, error: { code: "invalid", message: "Send a JSON object." } };
  }
  return { ok: true, value: { ...body.value, ...more } };
}

export function answer<T>(result: Result<T>, show: (value: T) => Response): Response {
  return result.ok ? show(result.value) : problem(result.error);
}

export function created(body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status: 201, headers: { "cache-control": "no-store", ...headers } });
}

export function found(body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { headers: { "cache-control": "no-store", ...headers } });
}

/** An annotation that was asked for: not sent again to who has it. */
export function annotationFound(value: AnnotationOnText, request: Request): Response {
  const tags = request.headers.get("if-none-match")?.split(",") ?? [];
  const etag = etagOf(value.annotation.version);
  const known = tags.some((tag) => tag.trim().replace(/^W\//, "") === etag);
  return known ? new Response(null, { status: 304, headers: { etag, "cache-control": "no-store" } }) : annotationAnswer(value, 200);
}

export function annotationAnswer(value: AnnotationOnText, status: 200 | 201): Response {
  const body = toAnnotationResponse(value.annotation, value.text, value.snapshotId);
  const headers = { etag: etagOf(value.annotation.version) };
  return status === 201 ? created(body, { ...headers, location: `/api/v1/annotations/${body.id}` }) : found(body, headers);
}

const etagOf = (version: number) => `"${version}"`;

/** The version that `If-Match` names: null without one, or for `*`; for a tag that is none of ours -1, which no annotation has. */
export function matchedVersion(request: Request): number | null {
  const tag = request.headers.get("if-match");
  if (tag === null || tag.trim() === "*") return null;
  return Number(/^(?:W\/)?"(\d+)"$/.exec(tag.trim())?.[1] ?? -1);
}

/** For what may not be done without `If-Match`. */
export function unmatched(): Response {
  return problem({ code: "invalid", message: "Send If-Match with the ETag you read, so that nobody's work is overwritten unseen." }, 428);
}

/** A stale `If-Match` is 412; every other refusal keeps its own status. */
export function staleAnswer(error: Refusal): Response {
  return error.code === "conflict" ? problem({ ...error, details: undefined }, 412) : problem(error);
}
