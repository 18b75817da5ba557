import { describe, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { hashPassword } from "#lib/domain/people/password.ts";
import { changePassword } from "./change-password.ts";
import { createToken } from "./create-token.ts";
import { endSession } from "./end-session.ts";
import { endSessionsOf } from "./end-sessions-of.ts";
import { findSessionActor } from "./find-session-actor.ts";
import { findTokenActor } from "./find-token-actor.ts";
import { listSessions } from "./list-sessions.ts";
import { listUsers } from "./list-users.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

testDatabase();

const password = "three calm harbour cranes";
let count = 0;

async function person(fields: { deactivatedAt?: Date; passwordHash?: string | null } = {}) {
  const email = `person-${++count}@example.org`;
  const passwordHash = fields.passwordHash === undefined ? await hashPassword(password) : fields.passwordHash;
  const user = await database().user.create({ data: { email, name: "Ada Lind", role: "editor", ...fields, passwordHash } });
  return { id: user.id, email, password };
}

async function signedIn(who: { email: string; password: string }) {
  const result = await signIn({ ...who, userAgent: "a browser" });
  if (!result.ok) throw new Error(result.error.message);
  const actor = await findSessionActor(result.value.sessionId);
  if (!actor) throw new Error("no actor");
  return { sessionId: result.value.sessionId, actor };
}

describe("signing in", () => {
  test("with the right password opens a session of that person", async () => {
    const who = await person();
    const { actor } = await signedIn({ ...who, email: ` ${who.email.toUpperCase()} ` });
    expect(actor).toMatchObject({ id: who.id, name: "Ada Lind", role: "editor", via: "session" });
  });

  test("answers a wrong password, an unknown address, no password and a deactivated account in the same words", async () => {
    const known = await person();
    const refused = await Promise.all([
      signIn({ email: known.email, password: "another long password" }),
      signIn({ email: "nobody@example.org", password }),
      signIn({ email: "not an address", password }),
      signIn({ email: (await person({ passwordHash: null })).email, password }),
      signIn({ email: (await person({ deactivatedAt: new Date() })).email, password }),
      signIn({ email: { contains: "" }, password }),
      signIn(null),
    ]);
    const [first] = refused;
    expect(first).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    for (const answer of refused) expect(answer).toEqual(first);
  });

  test("takes a password typed in another Unicode form", async () => {
    const who = await person({ passwordHash: await hashPassword("caf\u00e9 au lait, deux fois") });
    expect(await signIn({ email: who.email, password: "cafe\u0301 au lait, deux fois" })).toMatchObject({ ok: true });
  });
});

describe("a session", () => {
  test("ends at sign-out, for the very next question", async () => {
    const { sessionId } = await signedIn(await person());
    await signOut(sessionId);
    expect(await findSessionActor(sessionId)).toBeNull();
    await signOut(sessionId);
  });

  test("is over once it ran out, and when its person is deactivated", async () => {
    const who = await person();
    const old = await signedIn(who);
    await database().session.update({ where: { id: old.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await findSessionActor(old.sessionId)).toBeNull();
    const fresh = await signedIn(who);
    await database().user.update({ where: { id: who.id }, data: { deactivatedAt: new Date() } });
    expect(await findSessionActor(fresh.sessionId)).toBeNull();
  });

  test("runs out when its person does nothing: an admin's after three days, others' after fourteen, all after thirty", async () => {
    const who = await person();
    const day = 86_400_000;
    const { sessionId } = await signedIn(who);
    const endsIn = async () => {
      const { expiresAt } = await database().session.findUniqueOrThrow({ where: { id: sessionId } });
      return Math.round((expiresAt.getTime() - Date.now()) / day);
    };
    const seen = (days: number) =>
      database().session.update({ where: { id: sessionId }, data: { lastSeenAt: new Date(Date.now() - days * day) } });
    expect(await endsIn()).toBe(14);
    await database().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() + day) } });
    await seen(13);
    // A window that looks for news by itself is nobody's doing.
    await findSessionActor(sessionId);
    expect(await endsIn()).toBe(1);
    await findSessionActor(sessionId, { present: true });
    expect(await endsIn()).toBe(14);
    await seen(1);
    await database().user.update({ where: { id: who.id }, data: { role: "admin" } });
    await findSessionActor(sessionId, { present: true });
    expect(await endsIn()).toBe(3);
    await seen(1);
    await database().session.update({ where: { id: sessionId }, data: { createdAt: new Date(Date.now() - 29 * day) } });
    await findSessionActor(sessionId, { present: true });
    expect(await endsIn()).toBe(1);
  });

  test("is ended by the next sign-in on the same browser, whoever's it is", async () => {
    const first = await signedIn(await person());
    const elsewhere = await signedIn(await person());
    const second = await signIn({ ...(await person()), replaces: first.sessionId });
    expect(second.ok).toBe(true);
    expect(await findSessionActor(first.sessionId)).toBeNull();
    expect(await findSessionActor(elsewhere.sessionId)).not.toBeNull();
    const failed = await signIn({ ...(await person()), password: "not the password", replaces: elsewhere.sessionId });
    expect(failed.ok).toBe(false);
    expect(await findSessionActor(elsewhere.sessionId)).not.toBeNull();
  });

  test("of others is ended by an admin, all of one person's at once", async () => {
    const who = await person();
    const sessions = [await signedIn(who), await signedIn(who)];
    const admin = await actorFixture("admin");
    expect(await listUsers(admin)).toMatchObject({
      value: { users: expect.arrayContaining([expect.objectContaining({ id: who.id, sessions: 2 })]) },
    });
    expect(await endSessionsOf(sessions[0]?.actor ?? null, { userId: who.id })).toMatchObject({ error: { code: "forbidden" } });
    expect(await endSessionsOf(admin, { userId: who.id })).toEqual({ ok: true, value: { sessionsEnded: 2 } });
    for (const { sessionId } of sessions) expect(await findSessionActor(sessionId)).toBeNull();
    expect(await signIn(who)).toMatchObject({ ok: true });
  });

  test("carries the role of this moment, not of sign-in", async () => {
    const who = await person();
    const { sessionId } = await signedIn(who);
    await database().user.update({ where: { id: who.id }, data: { role: "reviewer" } });
    expect(await findSessionActor(sessionId)).toMatchObject({ role: "reviewer" });
  });

  test("that never was stands for nobody", async () => {
    for (const id of [null, "", "x", 7, { not: "" }, "0197a9a5-7cf0-7f6e-8000-000000000000"]) expect(await findSessionActor(id)).toBeNull();
  });

  test("of one's own can be listed and ended; another's can't", async () => {
    const who = await person();
    const here = await signedIn(who);
    const there = await signedIn(who);
    const other = await signedIn(await person());
    const listed = await listSessions(here.actor);
    expect(listed.ok && listed.value.map((session) => session.id).sort()).toEqual([here.sessionId, there.sessionId].sort());
    expect(await endSession(here.actor, { id: other.sessionId })).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await findSessionActor(other.sessionId)).not.toBeNull();
    expect(await endSession(here.actor, { id: there.sessionId })).toMatchObject({ ok: true });
    expect(await findSessionActor(there.sessionId)).toBeNull();
  });

  test("everywhere ends all of them", async () => {
    const who = await person();
    const sessions = [await signedIn(who), await signedIn(who)];
    expect(await signOutEverywhere(sessions[0]?.actor ?? null)).toEqual({ ok: true, value: { sessionsEnded: 2 } });
    for (const { sessionId } of sessions) expect(await findSessionActor(sessionId)).toBeNull();
  });
});

describe("changing the password", () => {
  test("ends every other session and makes the old one useless", async () => {
    const who = await person();
    const here = await signedIn(who);
    const there = await signedIn(who);
    const newPassword = "a quite different sentence";
    const changed = await changePassword(here.actor, { currentPassword: password, newPassword });
    expect(changed).toEqual({ ok: true, value: { sessionsEnded: 1, tokensRevoked: 0 } });
    expect(await findSessionActor(here.sessionId)).not.toBeNull();
    expect(await findSessionActor(there.sessionId)).toBeNull();
    expect(await signIn(who)).toMatchObject({ ok: false });
    expect(await signIn({ ...who, password: newPassword })).toMatchObject({ ok: true });
  });

  test("revokes the API tokens where that is asked for", async () => {
    const who = await person();
    const { actor } = await signedIn(who);
    const made = await createToken(actor, { name: "script" });
    const token = made.ok ? made.value.token : "";
    const change = { currentPassword: password, newPassword: "a quite different sentence" };
    expect(await changePassword(actor, change)).toMatchObject({ value: { tokensRevoked: 0 } });
    expect(await findTokenActor(token)).not.toBeNull();
    const again = { currentPassword: change.newPassword, newPassword: "yet another sentence entirely", revokeTokens: true };
    expect(await changePassword(actor, again)).toMatchObject({ value: { tokensRevoked: 1 } });
    expect(await findTokenActor(token)).toBeNull();
  });

  test("asks for the present one, and for twelve characters", async () => {
    const who = await person();
    const { actor } = await signedIn(who);
    const wrong = await changePassword(actor, { currentPassword: "not this one", newPassword: "a quite different sentence" });
    expect(wrong).toMatchObject({ ok: false, error: { field: "currentPassword" } });
    const short = await changePassword(actor, { currentPassword: password, newPassword: "elevenchars" });
    expect(short).toMatchObject({ ok: false, error: { code: "invalid", field: "newPassword" } });
    expect(await changePassword(null, { currentPassword: password, newPassword: "a quite different sentence" })).toMatchObject({
      error: { code: "unauthenticated" },
    });
  });
});
