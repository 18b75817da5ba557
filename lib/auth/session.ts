import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { findSessionActor } from "#lib/usecases/people/find-session-actor.ts";
import { sessionCookieName, sessionIdOf } from "./session-cookie.ts";

/** The session this browser names, whether or not it still holds. */
export async function currentSessionId(): Promise<string | null> {
  return sessionIdOf((await cookies()).get(sessionCookieName())?.value);
}

const sessionActor = cache(async (present: boolean): Promise<Actor | null> => {
  const sessionId = await currentSessionId();
  return sessionId ? findSessionActor(sessionId, { present }) : null;
});

/**
 * Who is signed in, asked of the database once for each request: a revoked session or a changed role counts from the next one on. For what
 * a window asks by itself: the session goes on running out.
 */
export function currentActor(): Promise<Actor | null> {
  return sessionActor(false);
}

/** The same for what a person does, which keeps their session from running out. */
export function presentActor(): Promise<Actor | null> {
  return sessionActor(true);
}

/** Who is signed in, where that still is the person whose window asks: what one typed must not be sent in the name of the next. */
export async function currentActorAs(personId: string | undefined, present: boolean): Promise<Actor | null> {
  const actor = await sessionActor(present);
  return personId === undefined || actor?.id === personId ? actor : null;
}

/** For pages: who is signed in; a visitor goes to sign in, and comes back to `path` afterwards. */
export async function requireActor(path: string): Promise<Actor> {
  const actor = await presentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return actor;
}

export async function forgetSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", {
    path: "/",
    maxAge: 0,
    httpOnly: true,
    sameSite: "lax",
    secure: sessionCookieName().startsWith("__"),
  });
}
