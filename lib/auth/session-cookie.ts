import { decode, type JWT } from "next-auth/jwt";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { env } from "#lib/env.ts";
import { findSessionActor } from "#lib/usecases/people/find-session-actor.ts";

/** __Host- binds the cookie to this very host, over TLS only. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-assay-session" : "assay-session";
}

export function isSecure(): boolean {
  return env.url.startsWith("https:");
}

/** The session a cookie names. The cookie proves that we made it, and nothing more: whether the session still holds is asked of its row. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  let token: JWT | null;
  try {
    token = await decode({ token: cookie, secret: env.authSecret });
  } catch {
    // A cookie that is forged, cut short, out of date or from before a change of the secret: nobody is signed in.
    return null;
  }
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}

/** The value of one cookie of a Cookie header. */
export function cookieOf(cookieHeader: string | null | undefined, name: string): string | undefined {
  const start = `${name}=`;
  const pair = cookieHeader?.split(/;\s*/).find((part) => part.startsWith(start));
  return pair?.slice(start.length);
}

/** For connections that come without Next, such as the room's WebSocket: who the Cookie header stands for right now. */
export async function actorOfCookies(cookieHeader: string | undefined): Promise<Actor | null> {
  return (await sessionOfCookies(cookieHeader))?.actor ?? null;
}

/** The same with the session's id, to ask again later whether it still holds. */
export async function sessionOfCookies(cookieHeader: string | null | undefined): Promise<{ sessionId: string; actor: Actor } | null> {
  const sessionId = await sessionIdOf(cookieOf(cookieHeader, sessionCookieName()));
  const actor = sessionId && (await findSessionActor(sessionId));
  return sessionId && actor ? { sessionId, actor } : null;
}
