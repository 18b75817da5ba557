import type { IncomingMessage, ServerResponse } from "node:http";
import { actorOfCookies } from "#lib/auth/session-cookie.ts";
import { statusOf } from "#lib/http/problem.ts";
import { listEvents } from "#lib/usecases/room/list-events.ts";

const path = /^\/desk\/articles\/([\da-f-]{36})\/events$/;

/**
 * `GET /desk/articles/{id}/events?after=N&as=PERSON`: what a window has missed. All windows of a room ask at the moment that something
 * happens, so this is answered before Next. True when it has answered.
 */
export async function answerEvents(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = URL.parse(request.url ?? "", "http://desk");
  const articleId = path.exec(url?.pathname ?? "")?.[1];
  if (!url || articleId === undefined || request.method !== "GET") return false;
  const actor = await actorOfCookies(request.headers.cookie);
  const mine = actor?.id === (url.searchParams.get("as") ?? actor?.id);
  const result = await listEvents(mine ? actor : null, { articleId, after: url.searchParams.get("after") ?? "" });
  response.writeHead(result.ok ? 200 : statusOf(result.error.code), {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(result));
  return true;
}
