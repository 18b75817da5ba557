import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { sessionCookieName, sessionIdOf } from "#lib/auth/session-cookie.ts";

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
 * when we made its cookie; whether it still holds is the desk's to say.
 */
export function visitorsInTurn(desk: Desk, { atOnce = 4, mostWaiting = 400, patience = 2000 }: Options = {}): Desk {
  const waiting: (() => void)[] = [];
  let inside = 0;

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else inside -= 1;
  }

  return async (request, response) => {
    if (isCheap(request) || (await isKnown(request))) return desk(request, response);
    if (waiting.length >= mostWaiting) {
      response.statusCode = 503;
      response.setHeader("Content-Type", "text/plain; charset=utf-8").setHeader("Retry-After", "5");
      response.end("Very many ask for this desk just now. Try again in a moment.\n");
      return;
    }
    if (inside >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
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

/** Programs' tokens are looked at, and wrong ones counted, where they are used. */
async function isKnown({ headers }: IncomingMessage): Promise<boolean> {
  if (/^bearer /i.test(headers.authorization ?? "")) return true;
  const name = `${sessionCookieName()}=`;
  const pair = headers.cookie?.split(/;\s*/).find((part) => part.startsWith(name));
  return (await sessionIdOf(pair?.slice(name.length))) !== null;
}
