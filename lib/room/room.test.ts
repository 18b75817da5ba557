import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse, proseText } from "#lib/domain/prose/prose.ts";
import { largestPresence, longestMessage, otherPerson, personColours } from "#lib/domain/prose/room.ts";
import { deleteAnnotation } from "#lib/usecases/annotation/delete-annotation.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
import { changeRole } from "#lib/usecases/people/change-role.ts";
import { signOut } from "#lib/usecases/people/sign-out.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { listProseVersions } from "#lib/usecases/room/list-prose-versions.ts";
import { restoreProseVersion } from "#lib/usecases/room/restore-prose-version.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { type RoomServer, signedIn, startRoom, storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

testDatabase();

let server: RoomServer;
let admin: Actor;
beforeAll(async () => {
  server = await startRoom();
  admin = await actorFixture("admin", "Grace");
});
afterAll(() => server.close());

function open(name: string, cookie: string, origin?: string): Window {
  const window = new Window(server, name, cookie, origin);
  onTestFinished(() => window.close());
  return window;
}

async function someone(role: "admin" | "editor" | "reviewer" = "reviewer", name?: string) {
  const actor = await actorFixture(role, name);
  return { actor, ...(await signedIn(actor.id)) };
}

async function annotation() {
  const { snapshot, article } = await articleFixture(admin);
  const made = await annotate(admin, snapshot);
  return { article, id: made.id, name: `rationale:${made.id}`, made };
}

const rationaleOf = async (id: string) => proseText(granted(await readAnnotation(admin, { id })).rationale);
const audited = (verb: string, reason: string) =>
  until(async () => (await database().auditEvent.count({ where: { verb, data: { path: ["reason"], equals: reason } } })) > 0);

test("two people write one rationale, and it becomes what the annotation says, with a version, an event and both names", async () => {
  const { id, name, made, article } = await annotation();
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  const [one, other] = [open(name, ada.cookie), open(name, ben.cookie)];
  await Promise.all([one.synced(), other.synced()]);
  expect(one.text).toBe("The accounts say <italic>twelve</italic>.");
  one.write("Ada was here.");
  other.write("Ben too.");
  await until(() => one.text === other.text && one.text.includes("Ben") && one.text.includes("Ada"));
  await Promise.all([one.saved(), other.saved()]);
  await until(async () => (await rationaleOf(id)).includes("Ada was here.") && (await rationaleOf(id)).includes("Ben too."));
  const now = granted(await readAnnotation(admin, { id }));
  expect(now.version).toBeGreaterThan(made.version);
  expect([ada.actor.id, ben.actor.id]).toContain(now.updatedBy.id);
  expect(await database().outboxEvent.count({ where: { articleId: article.id, subject: "annotation", verb: "updated" } })).toBeGreaterThan(
    0,
  );
  const versions = await database().proseVersion.findMany({ where: { document: { subjectId: id } }, orderBy: { endedAt: "asc" } });
  expect(versions[0]?.authorIds).toEqual([]);
  expect(versions.flatMap(({ authorIds }) => authorIds)).toEqual(expect.arrayContaining([ada.actor.id, ben.actor.id]));
});

test("what is confirmed as durable is in the database at that moment", async () => {
  const { name, id } = await annotation();
  const window = open(name, (await someone()).cookie);
  await window.synced();
  for (let round = 0; round < 10; round += 1) {
    window.write(`round ${round}`);
    await window.saved();
    expect(await storedText(id)).toContain(`round ${round}`);
  }
});

test("many windows that open a document for the first time at once find its text once", async () => {
  const { name } = await annotation();
  const { cookie } = await someone();
  const windows = Array.from({ length: 6 }, () => open(name, cookie));
  await Promise.all(windows.map((window) => window.synced()));
  expect(new Set(windows.map(({ text }) => text))).toEqual(new Set(["The accounts say <italic>twelve</italic>."]));
});

test("what another door writes is taken over by those who are typing, and their typing stays", async () => {
  const { name, id } = await annotation();
  const window = open(name, (await someone()).cookie);
  await window.synced();
  window.write("typed meanwhile");
  await window.saved();
  const current = granted(await readAnnotation(admin, { id }));
  const written = await updateAnnotation(admin, { id, version: current.version, rationale: proseFromMarkdown("By the API.") });
  if (!written.ok) {
    // The room stored in between: the next version is a fair ask.
    const { version } = granted(await readAnnotation(admin, { id }));
    granted(await updateAnnotation(admin, { id, version, rationale: proseFromMarkdown("By the API.") }));
  }
  await until(() => window.text === "By the API.");
  window.write("and on.");
  await window.saved();
  await until(async () => (await rationaleOf(id)) === "By the API.\nand on.");
});

test("an earlier version can be brought back, under the hands of those who write, and nothing of the history is lost", async () => {
  const { name, id } = await annotation();
  const { actor, cookie } = await someone();
  const window = open(name, cookie);
  await window.synced();
  window.paragraphs.delete(0, window.paragraphs.length);
  window.write("Something else entirely.");
  await window.saved();
  await until(async () => (await rationaleOf(id)) === "Something else entirely.");
  const [now, before] = granted(await listProseVersions(actor, { kind: "rationale", subjectId: id }));
  expect(now?.authors.map((author) => author.id)).toEqual([actor.id]);
  expect(proseText(before?.json ?? emptyProse)).toBe("The accounts say twelve.");
  granted(await restoreProseVersion(admin, { id: before?.id ?? "" }));
  await until(() => window.text === "The accounts say <italic>twelve</italic>.");
  expect(await rationaleOf(id)).toBe("The accounts say twelve.");
  const after = granted(await listProseVersions(actor, { kind: "rationale", subjectId: id }));
  expect(after.map(({ json }) => proseText(json))).toEqual([
    "The accounts say twelve.",
    "Something else entirely.",
    "The accounts say twelve.",
  ]);
});

test("a sign-off counts for what was read, not for words that came while reading", async () => {
  const { name, id } = await annotation();
  const window = open(name, (await someone()).cookie);
  await window.synced();
  const { version } = granted(await readAnnotation(admin, { id }));
  window.write("One more thing.");
  await window.saved();
  const second = await actorFixture("editor");
  expect(await signOffAnnotation(second, { annotationId: id, version, decision: "approve" })).toMatchObject({
    error: { code: "conflict" },
  });
});

test("publishing freezes what was confirmed as saved, without waiting for the room", async () => {
  const { name, article } = await annotation();
  const window = open(name, (await someone()).cookie);
  await window.synced();
  window.write("Saved a moment before.");
  await window.saved();
  const revision = granted(await publishRevision(admin, { articleId: article.id }));
  expect(revision.content).toContain("Saved a moment before.");
});

test("a window opened by one person sends nothing in the name of another who has signed in on that browser since", async () => {
  const { name, id } = await annotation();
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  const window = new Window(server, name, ben.cookie, server.url, ada.actor.id);
  onTestFinished(() => window.close());
  window.write("Ada's words.");
  await until(() => window.refused === otherPerson);
  const own = new Window(server, name, ben.cookie, server.url, ben.actor.id);
  onTestFinished(() => own.close());
  own.write("Ben's words.");
  await own.saved();
  expect(await storedText(id)).toContain("Ben's words.");
  expect(await storedText(id)).not.toContain("Ada's words.");
});

test("signing out closes that session's windows and no other's; a changed role closes all", async () => {
  const { name } = await annotation();
  const { actor, cookie, sessionId } = await someone("editor");
  const again = await signedIn(actor.id);
  const [here, there] = [open(name, cookie), open(name, again.cookie)];
  await Promise.all([here.synced(), there.synced()]);
  await signOut(sessionId);
  await until(() => here.closed.some((event) => event.startsWith("4403")));
  expect(there.closed).toEqual([]);
  await audited("close a connection", "session ended");
  granted(await changeRole(admin, { id: actor.id, role: "reviewer" }));
  await until(() => there.closed.some((event) => event.startsWith("4403")));
  await audited("close a connection", "role changed");
  here.write("after the end");
  await there.saved();
  expect(there.text).not.toContain("after the end");
});

test("pages of other origins, visitors, and addresses other than the room's get no connection", async () => {
  const { name } = await annotation();
  const { cookie } = await someone();
  const outcome = (target: Window) =>
    until(() => target.closed.length > 0 || target.provider.isSynced).then(() => target.provider.isSynced);
  expect(await outcome(open(name, cookie, "https://evil.example"))).toBe(false);
  expect(await outcome(open(name, "", server.url))).toBe(false);
  expect(await outcome(open(name, "assay-session=forged", server.url))).toBe(false);
  const counted = () => database().refusal.count({ where: { kind: "foreign origin" } });
  await expect.poll(counted, { timeout: 10_000 }).toBe(1);
  expect(await database().auditEvent.count({ where: { verb: "refuse a connection", actorId: null } })).toBe(0);
});

test.each(["rationale:00000000-0000-4000-8000-000000000000", "somewhere", "summary:x", "review:"])(
  "there is no document %s",
  async (name) => {
    const window = open(name, (await someone()).cookie);
    await until(() => window.refused !== null);
    expect(window.refused).toBe("not_found");
  },
);

test("a deleted annotation's rationale can't be opened", async () => {
  const { name, made } = await annotation();
  granted(await deleteAnnotation(admin, { id: made.id, version: made.version }));
  const window = open(name, (await someone()).cookie);
  await until(() => window.refused !== null);
});

test("who somebody is is the server's word, whatever their window says", async () => {
  const { article } = await annotation();
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  const [one, other] = [open(`review:${article.id}`, ada.cookie), open(`review:${article.id}`, ben.cookie)];
  await Promise.all([one.synced(), other.synced()]);
  one.provider.setAwarenessField("user", { id: admin.id, name: "Grace, the admin", colour: 1 });
  one.provider.setAwarenessField("at", "somewhere");
  const seen = () => [...(other.provider.awareness?.getStates().values() ?? [])].find((state) => state.at === "somewhere");
  await until(() => seen() !== undefined);
  expect(seen()?.user).toMatchObject({ id: ada.actor.id, name: "Ada" });
  await audited("refuse a message", "forged presence");
  one.provider.setAwarenessField("at", "x".repeat(largestPresence));
  await audited("refuse a message", "unreadable presence");
});

test("people in one room have different colours, as long as there are any, and keep them", async () => {
  const { article } = await annotation();
  const name = `review:${article.id}`;
  const first = await someone();
  const watching = open(name, first.cookie);
  await watching.synced();
  const seen = () => [...(watching.provider.awareness?.getStates() ?? [])].flatMap(([, { user, at }]) => (user ? [{ ...user, at }] : []));
  for (let people = 1; people <= personColours; people += 1) {
    const { provider } = open(name, people === 1 ? first.cookie : (await someone()).cookie);
    provider.setAwarenessField("at", `window ${people}`);
    await until(() => seen().some(({ at }) => at === `window ${people}`));
  }
  expect(new Set(seen().map(({ colour }) => colour)).size).toBe(personColours);
  const before = seen().find(({ id }) => id === first.actor.id);
  open(name, first.cookie).provider.setAwarenessField("at", "another window");
  await until(() => seen().some(({ at }) => at === "another window"));
  expect(seen().find(({ at }) => at === "another window")).toMatchObject({ id: first.actor.id, colour: before?.colour });
});

test("a message larger than allowed ends the connection, and is written down", async () => {
  const { name } = await annotation();
  const window = open(name, (await someone()).cookie);
  await window.synced();
  window.write("x".repeat(longestMessage + 1));
  await until(() => window.closed.length > 0);
  await audited("refuse a message", "message too large");
});

test("the room tells of what happens to an article, and gives no content of it", async () => {
  const { article, made } = await annotation();
  const window = open(`review:${article.id}`, (await someone()).cookie);
  await window.synced();
  granted(await updateAnnotation(admin, { id: made.id, version: made.version, claim: "Changed." }));
  const { sequence } = await database().article.findUniqueOrThrow({ where: { id: article.id } });
  await until(() => window.heard.includes(JSON.stringify({ sequence })));
  expect(window.heard.join()).not.toContain("Changed");
});

test("a window that sends nonsense is shut out and takes nobody with it", async () => {
  const { name } = await annotation();
  const { cookie } = await someone();
  const [bad, good] = [open(name, cookie), open(name, cookie)];
  await Promise.all([bad.synced(), good.synced()]);
  bad.provider.sendStateless("{");
  bad.provider.sendStateless(JSON.stringify({ barrier: "one" }));
  bad.socket.webSocket?.send(new Uint8Array([255, 255, 255, 255, 1, 2, 3]));
  bad.socket.webSocket?.send("text");
  good.write(randomUUID());
  await good.saved();
});
