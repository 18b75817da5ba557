import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { unchecked } from "#lib/domain/parse.ts";
import type { Actor, Role } from "#lib/domain/people/permissions.ts";
import type { FreshLink } from "#lib/domain/people/user.ts";
import { granted } from "../testing.ts";
import { acceptLink } from "./accept-link.ts";
import { changeRole } from "./change-role.ts";
import { createResetLink } from "./create-reset-link.ts";
import { createToken } from "./create-token.ts";
import { deactivateUser } from "./deactivate-user.ts";
import { findSessionActor } from "./find-session-actor.ts";
import { findTokenActor } from "./find-token-actor.ts";
import { inviteUser } from "./invite-user.ts";
import { listUsers } from "./list-users.ts";
import { openFirstLink } from "./open-first-link.ts";
import { reactivateUser } from "./reactivate-user.ts";
import { readLink } from "./read-link.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { signIn } from "./sign-in.ts";

testDatabase();

const password = "three calm harbour cranes";
const tokenOf = (link: FreshLink | null) => link?.url.split("/").at(-1) ?? "";
const dead = { ok: false, error: { code: "not_found" } };
let count = 0;

async function invitation(email = `invited-${++count}@example.org`, role: Role = "reviewer") {
  const result = await inviteUser(await actorFixture("admin"), { email, role });
  if (!result.ok) throw new Error(result.error.message);
  return { email, link: result.value, token: tokenOf(result.value) };
}

describe("the first admin's link", () => {
  beforeEach(() => database().user.deleteMany());
  const person = { name: "Mara Reyes", email: "Mara@Example.org", password, deskName: "Harbour Street Desk" };

  test("makes an admin and names the desk, once", async () => {
    const token = tokenOf(await openFirstLink());
    expect(await acceptLink({ token, ...person })).toEqual({ ok: true, value: { email: "mara@example.org" } });
    expect(await database().desk.findFirst()).toMatchObject({ name: "Harbour Street Desk" });
    const session = await signIn({ email: person.email, password });
    expect(session.ok && (await findSessionActor(session.value.sessionId))).toMatchObject({ name: "Mara Reyes", role: "admin" });
    expect(await acceptLink({ token, ...person, email: "second@example.org" })).toMatchObject(dead);
    expect(await openFirstLink()).toBeNull();
  });

  test("keeps working after a mistake in the form", async () => {
    const token = tokenOf(await openFirstLink());
    expect(await acceptLink({ token, ...person, password: "short" })).toMatchObject({ ok: false, error: { field: "password" } });
    expect(await acceptLink({ token, ...person, email: "no" })).toMatchObject({ ok: false, error: { field: "email" } });
    expect(await acceptLink({ token, ...person })).toMatchObject({ ok: true });
  });

  test("takes no name of signs that nobody sees: it is what signs in public", async () => {
    const token = tokenOf(await openFirstLink());
    expect(await acceptLink({ token, ...person, name: "\u2060\u200b" })).toMatchObject({
      ok: false,
      error: { code: "invalid", field: "name" },
    });
  });

  test("of an earlier start stops working", async () => {
    const earlier = tokenOf(await openFirstLink());
    const later = tokenOf(await openFirstLink());
    expect(await readLink(earlier)).toMatchObject(dead);
    expect(await readLink(later)).toMatchObject({ ok: true, value: { purpose: "first_admin" } });
  });
});

describe("an invitation", () => {
  test("makes a person with the role the admin chose, whatever else is sent along", async () => {
    const { email, token } = await invitation();
    expect(await readLink(token)).toMatchObject({ ok: true, value: { email, role: "reviewer" } });
    expect(await acceptLink({ token, name: "Joon Park", password, role: "admin", email: "other@example.org" })).toMatchObject({
      value: { email },
    });
    expect(await database().user.findUnique({ where: { email } })).toMatchObject({ role: "reviewer", name: "Joon Park" });
  });

  test("works once, however many follow it at the same moment", async () => {
    const { email, token } = await invitation();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => acceptLink({ token, name: `Person ${index}`, password })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await database().user.count({ where: { email } })).toBe(1);
  });

  test("is dead once it ran out, was taken back, or was replaced; in the same words as one that never was", async () => {
    const old = await invitation();
    await database().oneTimeLink.update({ where: { id: old.link.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    const revoked = await invitation();
    await revokeInvitation(await actorFixture("admin"), { id: revoked.link.id });
    const replaced = await invitation("twice@example.org");
    const replacement = await invitation("twice@example.org", "editor");
    const never = await readLink("A".repeat(43));
    for (const { token } of [old, revoked, replaced]) {
      expect(await readLink(token)).toEqual(never);
      expect(await acceptLink({ token, name: "Someone", password })).toEqual(never);
    }
    expect(await readLink(replacement.token)).toMatchObject({ ok: true });
    for (const token of ["", "x", null, { not: "" }, ["a"]]) expect(await acceptLink({ token })).toEqual(never);
  });

  test("keeps only the hash of its token", async () => {
    const { token, link } = await invitation();
    const row = await database().oneTimeLink.findUnique({ where: { id: link.id } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test("is for admins to make, and not for someone who is here already", async () => {
    const admin = await actorFixture("admin");
    for (const role of ["editor", "reviewer"] as const) {
      expect(await inviteUser(await actorFixture(role), { email: "a@example.org", role: "admin" })).toMatchObject({
        error: { code: "forbidden" },
      });
    }
    expect(await inviteUser(null, { email: "a@example.org", role: "admin" })).toMatchObject({ error: { code: "unauthenticated" } });
    const { email, token } = await invitation();
    await acceptLink({ token, name: "Here", password });
    expect(await inviteUser(admin, { email: email.toUpperCase(), role: "editor" })).toMatchObject({
      error: { code: "conflict", field: "email" },
    });
    expect(await inviteUser(admin, unchecked({ email, role: "owner" }))).toMatchObject({ error: { code: "invalid", field: "role" } });
  });
});

describe("a link whose maker may no longer make it", () => {
  const roleOf = (id: string, role: Role) => database().user.update({ where: { id }, data: { role } });

  async function made() {
    const maker = await actorFixture("admin");
    const someone = await database().user.create({ data: { email: `someone-${++count}@example.org`, name: "Someone", role: "editor" } });
    const email = `invited-${++count}@example.org`;
    const invited = tokenOf(granted(await inviteUser(maker, { email, role: "admin" })));
    const reset = tokenOf(granted(await createResetLink(maker, { userId: someone.id })));
    return { maker, email, someone, links: [invited, reset] };
  }

  const losses: Record<string, (maker: Actor) => Promise<unknown>> = {
    "was made a reviewer": async (maker) => granted(await changeRole(await actorFixture("admin"), { id: maker.id, role: "reviewer" })),
    "was deactivated": async (maker) => granted(await deactivateUser(await actorFixture("admin"), { id: maker.id })),
    "lost their role past the use cases": ({ id }) => roleOf(id, "editor"),
  };

  test.each(Object.entries(losses))("is dead once they %s", async (_name, lose) => {
    const { maker, email, someone, links } = await made();
    await lose(maker);
    for (const token of links) {
      expect(await readLink(token)).toMatchObject(dead);
      expect(await acceptLink({ token, name: "Late", password })).toMatchObject(dead);
    }
    expect(await database().user.count({ where: { email } })).toBe(0);
    expect(await database().user.findUnique({ where: { id: someone.id } })).toMatchObject({ passwordHash: null });
  });

  test("stays dead when they become admin again, and is no longer listed", async () => {
    const { maker, email, links } = await made();
    const other = await actorFixture("admin");
    granted(await changeRole(other, { id: maker.id, role: "editor" }));
    expect(granted(await listUsers(other)).invitations.map((link) => link.email)).not.toContain(email);
    granted(await changeRole(other, { id: maker.id, role: "admin" }));
    for (const token of links) expect(await readLink(token)).toMatchObject(dead);
  });

  test("made by somebody else goes on", async () => {
    const { maker } = await made();
    const { links } = await made();
    granted(await deactivateUser(await actorFixture("admin"), { id: maker.id }));
    for (const token of links) expect(await readLink(token)).toMatchObject({ ok: true });
  });

  test("followed at the moment its maker is demoted makes an account before that, or none", async () => {
    const { maker, email, links } = await made();
    const other = await actorFixture("admin");
    const [accepted] = await Promise.all([
      acceptLink({ token: links[0] ?? "", name: "Quick", password }),
      changeRole(other, { id: maker.id, role: "reviewer" }),
    ]);
    expect(await database().user.count({ where: { email } })).toBe(accepted.ok ? 1 : 0);
    expect(await readLink(links[0] ?? "")).toMatchObject(dead);
  });

  test("for someone who was deactivated since stays dead when they are let back in", async () => {
    const { someone, links } = await made();
    const other = await actorFixture("admin");
    granted(await deactivateUser(other, { id: someone.id }));
    granted(await reactivateUser(other, { id: someone.id }));
    expect(await readLink(links[1])).toMatchObject(dead);
  });
});

describe("a new password link", () => {
  test("changes the password once and signs out whoever was signed in with the old one", async () => {
    const { email, token } = await invitation();
    await acceptLink({ token, name: "Forgetful", password });
    const before = await signIn({ email, password });
    const user = await database().user.findUniqueOrThrow({ where: { email } });
    const reset = await createResetLink(await actorFixture("admin"), { userId: user.id });
    const resetToken = reset.ok ? tokenOf(reset.value) : "";
    expect(await signIn({ email, password })).toMatchObject({ ok: true });
    const { token: apiToken } = granted(await createToken(await findSessionActor(before.ok && before.value.sessionId), { name: "script" }));

    expect(await acceptLink({ token: resetToken, password: "a quite different sentence" })).toEqual({ ok: true, value: { email } });
    expect(await findSessionActor(before.ok && before.value.sessionId)).toBeNull();
    expect(await findTokenActor(apiToken)).toBeNull();
    expect(await signIn({ email, password })).toMatchObject({ ok: false });
    expect(await signIn({ email, password: "a quite different sentence" })).toMatchObject({ ok: true });
    expect(await acceptLink({ token: resetToken, password })).toMatchObject(dead);
  });
});
