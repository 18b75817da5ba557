import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { accessChannel } from "#lib/db/users.ts";
import type { Actor, Role } from "#lib/domain/people/permissions.ts";
import { changeRole } from "./change-role.ts";
import { createToken } from "./create-token.ts";
import { deactivateUser } from "./deactivate-user.ts";
import { findTokenActor } from "./find-token-actor.ts";
import { listUsers } from "./list-users.ts";
import { reactivateUser } from "./reactivate-user.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

testDatabase();
beforeEach(() => database().user.deleteMany());

/** Someone who can sign in. */
async function colleague(role: Role): Promise<Actor> {
  const actor = await actorFixture(role);
  await database().user.update({ where: { id: actor.id }, data: { passwordHash: "not a real hash" } });
  return actor;
}

const conflict = { ok: false, error: { code: "conflict" } };

describe("changing a role", () => {
  test("is for admins", async () => {
    const reviewer = await colleague("reviewer");
    for (const actor of [await colleague("editor"), reviewer]) {
      expect(await changeRole(actor, { id: reviewer.id, role: "admin" })).toMatchObject({ error: { code: "forbidden" } });
    }
    expect(await changeRole(null, { id: reviewer.id, role: "admin" })).toMatchObject({ error: { code: "unauthenticated" } });
    expect(await changeRole(await colleague("admin"), { id: reviewer.id, role: "editor" })).toMatchObject({
      ok: true,
      value: { role: "editor" },
    });
  });

  test("leaves who did what to whom", async () => {
    const admin = await colleague("admin");
    const editor = await colleague("editor");
    await changeRole(admin, { id: editor.id, role: "reviewer" });
    expect(await database().auditEvent.findFirst({ where: { subjectId: editor.id } })).toMatchObject({
      actorId: admin.id,
      verb: "change a role",
      data: { from: "editor", to: "reviewer" },
    });
  });
});

test("whoever's role, sessions or access change, every node hears of it", async () => {
  const admin = await colleague("admin");
  const editor = await colleague("editor");
  const heard: string[] = [];
  const listener = await listen(accessChannel, (userId) => heard.push(userId));
  onTestFinished(() => listener.close());
  const changes = [
    () => changeRole(admin, { id: editor.id, role: "reviewer" }),
    () => signOutEverywhere(editor),
    () => deactivateUser(admin, { id: editor.id }),
  ];
  for (const [index, change] of changes.entries()) {
    expect(await change()).toMatchObject({ ok: true });
    await expect.poll(() => heard).toEqual(Array(index + 1).fill(editor.id));
  }
});

describe("the last admin", () => {
  test("can neither step down nor be deactivated; people without a way to sign in don't count", async () => {
    const admin = await colleague("admin");
    await actorFixture("admin", "A sample admin without a password");
    expect(await changeRole(admin, { id: admin.id, role: "editor" })).toMatchObject(conflict);
    expect(await deactivateUser(admin, { id: admin.id })).toMatchObject(conflict);
    const second = await colleague("admin");
    expect(await changeRole(admin, { id: admin.id, role: "editor" })).toMatchObject({ ok: true });
    expect(await deactivateUser(second, { id: second.id })).toMatchObject(conflict);
  });

  test("remains when all step down at once", async () => {
    const admins = await Promise.all(Array.from({ length: 5 }, () => colleague("admin")));
    const answers = await Promise.all(
      admins.map((admin, index) =>
        index % 2 === 0 ? changeRole(admin, { id: admin.id, role: "reviewer" }) : deactivateUser(admin, { id: admin.id }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(4);
    expect(await database().user.count({ where: { role: "admin", deactivatedAt: null } })).toBe(1);
  });
});

describe("deactivating someone", () => {
  test("stops their tokens at once; letting them back in undoes it", async () => {
    const admin = await colleague("admin");
    const editor = await colleague("editor");
    const made = await createToken(editor, { name: "import script" });
    const token = made.ok ? made.value.token : "";
    expect(await findTokenActor(token)).toMatchObject({ id: editor.id, via: "token" });
    expect(await deactivateUser(admin, { id: editor.id })).toMatchObject({ ok: true });
    expect(await findTokenActor(token)).toBeNull();
    expect(await reactivateUser(admin, { id: editor.id })).toMatchObject({ ok: true, value: { deactivatedAt: null } });
    expect(await findTokenActor(token)).not.toBeNull();
  });

  test("is for admins, as is the list of people", async () => {
    const editor = await colleague("editor");
    for (const intention of [deactivateUser, reactivateUser, listUsers]) {
      expect(await intention(editor, { id: editor.id })).toMatchObject({ error: { code: "forbidden" } });
      expect(await intention(null, { id: editor.id })).toMatchObject({ error: { code: "unauthenticated" } });
    }
  });
});
