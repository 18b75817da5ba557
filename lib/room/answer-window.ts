import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { actorOfCookies } from "#lib/auth/session-cookie.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { statusOf } from "#lib/http/problem.ts";
import { listAnnotationPart } from "#lib/usecases/annotation/list-annotations.ts";
import { listEvents } from "#lib/usecases/room/list-events.ts";

const path = /^\/desk\/articles\/([\da-f-]{36})\/(events|annotations)$/;

/** As many annotations at once as any list gives. */
const part = 500;
/** Bytes that aren't worth packing. */
const small = 10_000;
const pack = promisify(gzip);

/**
 * What the window of a room asks by itself: `GET /desk/articles/{id}/events?after=N&as=PERSON`, what it has missed, and
 * `GET /desk/articles/{id}/annotations?cursor=C&as=PERSON`, annotations that its page came without. All windows of a room ask at the
 * moment that something happens, so this is answered before Next. True when it has answered.
 */
export async function answerWindow(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = URL.parse(request.url ?? "", "http://desk");
  const [, articleId, asked] = path.exec(url?.pathname ?? "") ?? [];
  if (!url || articleId === undefined || request.method !== "GET") return false;
  const person = await actorOfCookies(request.headers.cookie);
  const mine = person?.id === (url.searchParams.get("as") ?? person?.id);
  const actor = mine ? person : null;
  const result = await (asked === "events" ? events : annotations)(actor, articleId, url.searchParams);
  const body = Buffer.from(JSON.stringify(result));
  const isPacked = body.length > small && /\bgzip\b/.test(`${request.headers["accept-encoding"]}`);
  response.writeHead(result.ok ? 200 : statusOf(result.error.code), {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    ...(isPacked && { "Content-Encoding": "gzip" }),
  });
  response.end(isPacked ? await pack(body) : body);
  return true;
}

function events(actor: Actor | null, articleId: string, asked: URLSearchParams): Promise<Result<unknown>> {
  return listEvents(actor, { articleId, after: asked.get("after") ?? "" });
}

function annotations(actor: Actor | null, articleId: string, asked: URLSearchParams): Promise<Result<unknown>> {
  return listAnnotationPart(actor, { articleId, limit: part, cursor: asked.get("cursor") ?? undefined });
}
