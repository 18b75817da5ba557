import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { sessionCookieName, sessionIdOf } from "#lib/auth/session-cookie.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";

type Desk = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Options = {
  /** Of visitors' requests, so many are answered at a time. */
  atOnce?: number;
  mostWaiting?: number;
  /** Milliseconds after which the next one is let in, whatever holds this one up: a body that only drips in must lock nobody out. */
  patience?: number;
};

/**
 * The desk, with whoever is signed in going first: visitors, of whom there may be any number, are answered a few at a time. A session counts
 * when we made its cookie, a program's token when it was good before; whether they still hold is the desk's to say.
 */
export function visitorsInTurn(desk: Desk, { atOnce = 2, mostWaiting = 400, patience = 2000 }: Options = {}): Desk {
  const waiting: (() => void)[] = [];
  /** Tokens that were good a while ago, by their hashes. Whether they still are is asked where they are used. */
  const proven = new LRUCache<string, true>({ max: 1000, ttl: 3_600_000 });
  let inside = 0;

  /**
   * A place is free in the next turn of the event loop, after what has come in from others meanwhile: answers that take no turn of their
   * own, as to guesses, would else be given to all who ask before anybody else is heard.
   */
  function leave(): void {
    setImmediate(() => {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    });
  }

  return async (request, response) => {
    const token = tokenOf(request);
    if (isCheap(request) || (token && proven.has(token)) || (await isSignedIn(request))) return desk(request, response);
    if (token) response.once("finish", () => response.statusCode < 400 && proven.set(token, true));
    // Whoever watches over the desk is no crowd, and must not take a storm for its end.
    const isWatching = request.url === "/api/health";
    if (waiting.length >= mostWaiting && !isWatching) {
      response.statusCode = 503;
      response.setHeader("Content-Type", "text/plain; charset=utf-8").setHeader("Retry-After", "5");
      response.end("Very many ask for this desk just now. Try again in a moment.\n");
      return;
    }
    if (inside >= atOnce) await new Promise<void>((resolve) => (isWatching ? waiting.unshift(resolve) : waiting.push(resolve)));
    else inside += 1;
    const answered = desk(request, response);
    void Promise.race([answered.catch(() => undefined), wait(patience, undefined, { ref: false })]).then(leave);
    return answered;
  };
}

/** Files of the build, which are only sent. */
function isCheap({ url }: IncomingMessage): boolean {
  return url?.startsWith("/_next/static/") === true;
}

/** Of what nobody is answered without a token: an answer proves it. */
function tokenOf({ url = "", headers }: IncomingMessage): string | null {
  const { authorization = "" } = headers;
  const isAsked = url.startsWith("/api/v1/") && !url.startsWith("/api/v1/openapi.json");
  return isAsked && /^bearer /i.test(authorization) ? sha256Hex(authorization) : null;
}

async function isSignedIn({ headers }: IncomingMessage): Promise<boolean> {
  const name = `${sessionCookieName()}=`;
  const pair = headers.cookie?.split(/;\s*/).find((part) => part.startsWith(name));
  return (await sessionIdOf(pair?.slice(name.length))) !== null;
}
