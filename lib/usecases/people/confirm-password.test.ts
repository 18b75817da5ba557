import { describe, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { hashPassword } from "#lib/domain/people/password.ts";
import type { Actor, Role } from "#lib/domain/people/permissions.ts";
import { rotateSigningKey } from "../revision/rotate-signing-key.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { addUser } from "./add-user.ts";
import { changeRole } from "./change-role.ts";
import { confirmPassword } from "./confirm-password.ts";
import { createResetLink } from "./create-reset-link.ts";
import { createToken } from "./create-token.ts";
import { deactivateUser } from "./deactivate-user.ts";
import { endSessionsOf } from "./end-sessions-of.ts";
import { findSessionActor } from "./find-session-actor.ts";
import { inviteUser } from "./invite-user.ts";
import { reactivateUser } from "./reactivate-user.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { revokeToken } from "./revoke-token.ts";
import { signIn } from "./sign-in.ts";

testDatabase();

const password = "three calm harbour cranes";
const id = "0197a9a5-7cf0-7f6e-8000-000000000000";
let count = 0;

async function signedIn(role: Role) {
  const email = `confirming-${++count}@example.org`;
  await database().user.create({ data: { email, name: "Ada Lind", role, passwordHash: await hashPassword(password) } });
  const session = await signIn({ email, password });
  if (!session.ok) throw new Error(session.error.message);
  return session.value.sessionId;
}

/** The actor of a session whose password was given so many minutes ago. */
async function minutesLater(sessionId: string, minutes: number): Promise<Actor | null> {
  await database().session.update({ where: { id: sessionId }, data: { passwordGivenAt: new Date(Date.now() - minutes * 60_000) } });
  return findSessionActor(sessionId);
}

const deeds: Record<string, (actor: Actor | null) => Promise<{ ok: boolean; error?: { code: string } }>> = {
  "change a role": (actor) => changeRole(actor, { id, role: "editor" }),
  "add someone": (actor) => addUser(actor, { email: "new@example.org", role: "editor", password }),
  "invite someone": (actor) => inviteUser(actor, { email: "new@example.org", role: "editor" }),
  "take back an invitation": (actor) => revokeInvitation(actor, { id }),
  "make a new-password link": (actor) => createResetLink(actor, { userId: id }),
  "deactivate someone": (actor) => deactivateUser(actor, { id }),
  "let someone back in": (actor) => reactivateUser(actor, { id }),
  "end another's sessions": (actor) => endSessionsOf(actor, { userId: id }),
  "make a token": (actor) => createToken(actor, { name: "script" }),
  "revoke a token": (actor) => revokeToken(actor, { id }),
  "begin a signing key": (actor) => rotateSigningKey(actor, {}),
  "withdraw a review": (actor) => withdrawReview(actor, { articleId: id, reason: "Wrong" }),
};

const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);

describe.each(Object.entries(deeds))("to %s", (_name, deed) => {
  test("asks for the password ten minutes after it was given, and goes on once it is", async () => {
    const sessionId = await signedIn("admin");
    expect(codeOf(await deed(await minutesLater(sessionId, 9)))).not.toBe("password_required");
    expect(codeOf(await deed(await minutesLater(sessionId, 11)))).toBe("password_required");
    expect(await confirmPassword(await findSessionActor(sessionId), { password })).toEqual({ ok: true, value: null });
    expect(codeOf(await deed(await findSessionActor(sessionId)))).not.toBe("password_required");
  });

  test("never asks a token or the command line", async () => {
    const actor = await findSessionActor(await signedIn("admin"));
    for (const via of ["token", "command-line"] as const) {
      const { session, ...person } = actor ?? { id: "", name: "", role: "admin" as const };
      expect(codeOf(await deed({ ...person, via }))).not.toBe("password_required");
    }
  });
});

test("a session from before the moment was noted is asked", async () => {
  const sessionId = await signedIn("admin");
  await database().session.update({ where: { id: sessionId }, data: { passwordGivenAt: null } });
  expect(codeOf(await createToken(await findSessionActor(sessionId), { name: "script" }))).toBe("password_required");
});

test("a wrong password confirms nothing, and one session's confirms no other's", async () => {
  const sessionId = await signedIn("editor");
  const stale = await minutesLater(sessionId, 11);
  expect(await confirmPassword(stale, { password: "not this one" })).toMatchObject({ ok: false, error: { field: "password" } });
  expect(await confirmPassword(null, { password })).toMatchObject({ error: { code: "unauthenticated" } });
  const { email } = await database().user.findUniqueOrThrow({ where: { id: stale?.id ?? "" } });
  const elsewhere = await signIn({ email, password });
  expect(await confirmPassword(await findSessionActor(elsewhere.ok && elsewhere.value.sessionId), { password })).toMatchObject({
    ok: true,
  });
  expect(codeOf(await createToken(await findSessionActor(sessionId), { name: "script" }))).toBe("password_required");
});
