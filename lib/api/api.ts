import { randomUUID } from "node:crypto";
import { z } from "zod";
import { authenticateToken } from "#lib/auth/token.ts";
import { toAnnotationResponse } from "#lib/domain/api/api.ts";
import { toCommentResponse } from "#lib/domain/api/comments.ts";
import { toContactResponse } from "#lib/domain/api/contacts.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import { paging, sliceAfter } from "#lib/domain/paging.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/domain/result.ts";
import { problem } from "#lib/http/problem.ts";
import { log } from "#lib/log.ts";
import type { AnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { readJson } from "./body.ts";

/** A route whose path has no parameter gets none; the one for unknown addresses gets all of the path. */
type Context = { params: Promise<{ id?: string; number?: string; path?: string[] } | undefined> };
type Call = {
  actor: Actor;
  id: string;
  number: number;
  request: Request;
  /** The parameters of the address, each given once: `limit` as a number. */
  query: Record<string, string | number>;
};

/** What an address of a list may say. */
export const listParameters = ["limit", "cursor"] as const;

/**
 * A route of the API: whose token it is, then the handler; a bug becomes one log line and a problem that names it. `parameters` are all that
 * its address may have. Any other is refused: a filter with a typing error would else answer with everything.
 */
export function api(handler: (call: Call) => Promise<Response>, parameters: readonly string[] | "any" = []) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const params = await context.params;
      const id = params?.id ?? "";
      // What is no number is one that nothing has.
      const number = Number(/^\d{1,6}$/.exec(params?.number ?? "")?.[0] ?? 0);
      const actor = await authenticateToken(request);
      if (!actor.ok) return problem(actor.error);
      const query = parameters === "any" ? ok({}) : queryOf(request, parameters);
      return query.ok ? await handler({ actor: actor.value, id, number, request, query: query.value }) : problem(query.error);
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

function queryOf(request: Request, parameters: readonly string[]): Result<Call["query"]> {
  const given = [...new URL(request.url).searchParams];
  for (const [index, [name]] of given.entries()) {
    if (!parameters.includes(name)) return refuse("invalid", unknownParameter(name, parameters), { field: name });
    if (given.findIndex(([other]) => other === name) < index) return refuse("invalid", `Give ${name} once.`, { field: name });
  }
  return ok(Object.fromEntries(given.map(([name, value]) => [name, name === "limit" ? numberIn(value) : value])));
}

/** What is no number stays what it is, and is refused as that. */
function numberIn(value: string): string | number {
  return /^\d{1,9}$/.test(value) ? Number(value) : value;
}

function unknownParameter(name: string, parameters: readonly string[]): string {
  const known = parameters.length === 0 ? "this address takes none" : `there are ${parameters.join(", ")}`;
  return `There is no parameter “${name.slice(0, 100)}”: ${known}.`;
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

/** One page of a short list, which is read as a whole: in the order of a key that each of its rows has alone. */
export function foundPage<Row>(name: string, rows: readonly Row[], query: Call["query"], keyOf: (row: Row) => string): Response {
  const wanted = parse(z.object(paging), query);
  if (!wanted.ok) return problem(wanted.error);
  return answer(sliceAfter(rows, wanted.value, keyOf), (page) => found({ [name]: page.rows, next: page.next }));
}

export function created(body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status: 201, headers: { "cache-control": "no-store", ...headers } });
}

export function found(body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { headers: { "cache-control": "no-store", ...headers } });
}

/** An annotation that was asked for: not sent again to who has it. */
export function annotationFound(value: AnnotationOnText, request: Request): Response {
  const known = versionsIn(request.headers.get("if-none-match")) ?? [];
  const etag = etagOf(value.annotation.version);
  // What is shown of it changes without a new version once a second person has judged it.
  const sameForAll = !value.annotation.hidden && value.annotation.second === null;
  return sameForAll && known.includes(value.annotation.version)
    ? new Response(null, { status: 304, headers: { etag, "cache-control": "no-store" } })
    : annotationAnswer(value, 200);
}

export function annotationAnswer(value: AnnotationOnText, status: 200 | 201): Response {
  const body = toAnnotationResponse(value.annotation, value.snapshot);
  const headers = { etag: etagOf(value.annotation.version) };
  return status === 201 ? created(body, { ...headers, location: `/api/v1/annotations/${body.id}` }) : found(body, headers);
}

/** One contact of an annotation, as it stands now. Its ETag is its version. */
export function contactAnswer(result: Result<Annotation>, id: string, status: 200 | 201): Response {
  return answer(result, ({ contacts }) => {
    const contact = contacts.find((each) => each.id === id);
    if (!contact) throw new Error(`There is no contact ${id}.`);
    const headers = { etag: etagOf(contact.version) };
    return status === 201
      ? created(toContactResponse(contact), { ...headers, location: `/api/v1/contacts/${id}` })
      : found(toContactResponse(contact), headers);
  });
}

export function commentAnswer(result: Result<Pick<Annotation, "comments">>, id: string, status: 200 | 201): Response {
  return answer(result, ({ comments }) => {
    const comment = comments.find((each) => each.id === id);
    if (!comment) throw new Error(`There is no comment ${id}.`);
    const headers = { etag: etagOf(comment.version) };
    return status === 201 ? created(toCommentResponse(comment), headers) : found(toCommentResponse(comment), headers);
  });
}

export const etagOf = (version: number) => `"${version}"`;

/** Proxies that compress an answer mark its tag: `"3-gzip"`, `"3--gzip"`, `"3;br"`. It is the same version. */
const ourTag = /^(?:W\/)?"(\d{1,9})(?:(?:--?|[;:])(?:gzip|br|zstd|deflate|df|dcb|dcz))?"$/;
const mostTags = 20;

/** The versions that a header names; one that is none of ours as -1, which nothing has. Null without the header, or for `*`. */
function versionsIn(header: string | null): number[] | null {
  if (header === null || header.trim() === "*") return null;
  const tags = header.split(",").map((tag) => Number(ourTag.exec(tag.trim())?.[1] ?? -1));
  return [...new Set(tags)].slice(0, mostTags);
}

/** The versions that `If-Match` names, any of which may stand: null without one, or for `*`. */
export function matchedVersions(request: Request): number[] | null {
  return versionsIn(request.headers.get("if-match"));
}

/** Does what the versions allow: with the one that stands. Where none of them does, the refusal says so, and nothing is changed. */
export async function atVersion<T>(versions: number[], change: (version: number) => Promise<Result<T>>): Promise<Result<T>> {
  const [first = -1, ...others] = versions;
  const done = await change(first);
  return done.ok || done.error.code !== "conflict" || others.length === 0 ? done : atVersion(others, change);
}

/** For what may not be done without `If-Match`. */
export function unmatched(): Response {
  return problem({ code: "invalid", message: "Send If-Match with the ETag you read, so that nobody's work is overwritten unseen." }, 428);
}

/** A stale `If-Match` is 412; every other refusal keeps its own status. */
export function staleAnswer(error: Refusal): Response {
  return error.code === "conflict" ? problem({ ...error, details: undefined }, 412) : problem(error);
}
