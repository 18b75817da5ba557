import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { closeReasons } from "#lib/domain/prose/room.ts";
import { assignArticle } from "#lib/usecases/article/assign-article.ts";
import { changeRole } from "#lib/usecases/people/change-role.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { type RoomServer, signedIn, startRoom, storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

testDatabase();

let nodes: RoomServer[];
let admin: Actor;
beforeAll(async () => {
  nodes = [await startRoom(), await startRoom()];
  admin = await actorFixture("admin", "Grace");
});
afterAll(() => Promise.all(nodes.map((node) => node.close())));

function open(node: RoomServer | undefined, name: string, cookie: string): Window {
  const window = new Window(node ?? { url: "" }, name, cookie);
  onTestFinished(() => window.close());
  return window;
}

async function someone(role: "editor" | "reviewer", name: string) {
  const actor = await actorFixture(role, name);
  return { actor, ...(await signedIn(actor.id)) };
}

async function annotation() {
  const { snapshot, article } = await articleFixture(admin);
  const { id } = await annotate(admin, snapshot);
  return { article, id, name: `rationale:${id}` };
}

const assign = async (articleId: string, people: Actor[]) =>
  granted(await assignArticle(admin, { articleId, userIds: people.map(({ id }) => id) }));

const isReadOnly = (window: Window) => window.provider.authorizedScope === "readonly";
const wasSentOut = (window: Window) => window.closed.some((event) => event === `4403 ${closeReasons.assignmentChanged}`);

test("a reviewer of other articles reads what is written, as it is written, and nothing they write is taken", async () => {
  const { article, id, name } = await annotation();
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  await assign(article.id, [ada.actor]);
  const [writer, reader] = [open(nodes[0], name, ada.cookie), open(nodes[0], name, ben.cookie)];
  await Promise.all([writer.synced(), reader.synced()]);
  expect([isReadOnly(writer), isReadOnly(reader)]).toEqual([false, true]);
  reader.write("Ben was here.");
  writer.write("Ada writes.");
  await writer.saved();
  await until(() => reader.text.includes("Ada writes."));
  expect(writer.text).not.toContain("Ben was here.");
  expect(await storedText(id)).not.toContain("Ben was here.");
});

test("giving an article to others ends the writing of everybody else on every node, and of nobody else", async () => {
  const { article, id, name } = await annotation();
  const elsewhere = await annotation();
  const [ada, ben, edda] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben"), await someone("editor", "Edda")];
  const assigned = open(nodes[0], name, ada.cookie);
  const editing = open(nodes[1], name, edda.cookie);
  const other = open(nodes[1], elsewhere.name, ben.cookie);
  const out = nodes.map((node) => open(node, name, ben.cookie));
  await Promise.all([assigned, editing, other, ...out].map((window) => window.synced()));
  for (const window of out) window.write("Before.");
  await Promise.all(out.map((window) => window.saved()));

  await assign(article.id, [ada.actor]);
  await until(() => out.every(wasSentOut));
  await until(() => out.every((window) => window.provider.isSynced && isReadOnly(window)));
  for (const window of out) window.write("After.");
  assigned.write("Ada goes on.");
  editing.write("So does Edda.");
  other.write("Ben has other work.");
  await Promise.all([assigned, editing, other].map((window) => window.saved()));
  expect([assigned, editing, other].flatMap(({ closed }) => closed)).toEqual([]);
  expect(await storedText(id)).toContain("Before.");
  expect(await storedText(id)).not.toContain("After.");
  const reason = { path: ["reason"], equals: "assignment changed" };
  await until(async () => (await database().auditEvent.count({ where: { verb: "close a connection", data: reason } })) > 0);
});

test("who is given the article writes on at once", async () => {
  const { article, id, name } = await annotation();
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  await assign(article.id, [ada.actor]);
  const window = open(nodes[1], name, ben.cookie);
  await window.synced();
  expect(isReadOnly(window)).toBe(true);
  await assign(article.id, [ada.actor, ben.actor]);
  await until(() => wasSentOut(window) && window.provider.isSynced && !isReadOnly(window));
  window.write("Ben may.");
  await window.saved();
  expect(await storedText(id)).toContain("Ben may.");
});

test("an editor who becomes a reviewer writes only in what is theirs", async () => {
  const { article, name } = await annotation();
  const [ada, edda] = [await someone("reviewer", "Ada"), await someone("editor", "Edda")];
  await assign(article.id, [ada.actor]);
  const window = open(nodes[0], name, edda.cookie);
  await window.synced();
  expect(isReadOnly(window)).toBe(false);
  granted(await changeRole(admin, { id: edda.actor.id, role: "reviewer" }));
  await until(() => window.closed.length > 0 && window.provider.isSynced && isReadOnly(window));
});

test("a window that comes in while the article is given away does not slip through", async () => {
  const { article, name } = await annotation();
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  const windows = Array.from({ length: 12 }, (_, index) => open(nodes[index % 2], name, ben.cookie));
  await assign(article.id, [ada.actor]);
  await until(() => windows.every((window) => window.provider.isSynced && isReadOnly(window)));
  const [node] = nodes;
  const connections = node?.room.hocuspocus.documents.get(name)?.getConnections() ?? [];
  expect(connections.every(({ readOnly }) => readOnly)).toBe(true);
});
