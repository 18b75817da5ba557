import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { openBrowserStore } from "#components/session/browser-store.ts";
import { createLiveRoom } from "#components/session/live-room.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { proseField } from "#lib/domain/prose/prose-reading.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
import { changeRole } from "#lib/usecases/people/change-role.ts";
import { signOut } from "#lib/usecases/people/sign-out.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { type RoomServer, signedIn, startRoom, storedText } from "./testing.ts";
import { browserSocket, until } from "./testing-window.ts";

testDatabase();

let server: RoomServer;
beforeAll(async () => {
  server = await startRoom();
});
afterAll(() => server.close());

/** What a page has around it, as far as the room uses it. */
const page = new EventTarget();
beforeEach(() => {
  vi.stubGlobal("location", { origin: server.url });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("navigator", { onLine: true });
});

async function article() {
  const admin = await actorFixture("admin", "Grace");
  const { article, snapshot } = await articleFixture(admin);
  const made = await annotate(admin, snapshot);
  return { admin, articleId: article.id, made, name: `rationale:${made.id}` };
}

/** One window of this person on the article, with a browser of its own or one that is given. */
async function enter(
  articleId: string,
  name: string,
  {
    role = "reviewer",
    store = openBrowserStore(crypto.randomUUID()),
  }: { role?: "reviewer" | "editor"; store?: ReturnType<typeof openBrowserStore> } = {},
) {
  const actor = await actorFixture(role, name);
  const { cookie, sessionId } = await signedIn(actor.id);
  vi.stubGlobal("WebSocket", browserSocket(cookie, server.url));
  const live = createLiveRoom({ articleId, meId: actor.id, store });
  onTestFinished(() => live.stop());
  live.start();
  await until(() => live.getStatus().connected);
  return { actor, live, store, sessionId };
}

/** Someone who is in the room has what texts are written with. */
function opened(live: ReturnType<typeof createLiveRoom>, name: string, isNew = false) {
  const text = live.open(name, isNew);
  if (!text) throw new Error("The room’s connection has not been loaded.");
  return text;
}

function write(document: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  document.getXmlFragment(proseField).push([paragraph]);
}

test("two windows see who is here and where, write one text, and are told when it is saved", async () => {
  const { articleId, made, name } = await article();
  const ada = await enter(articleId, "Ada");
  const ben = await enter(articleId, "Ben");
  ada.live.tell({ at: made.id, editing: true });
  await until(() => ben.live.getStatus().colleagues.some(({ name, at }) => name === "Ada" && at === made.id));
  await until(() => ada.live.getStatus().colleagues.some(({ name }) => name === "Ben"));
  const [one, other] = [opened(ada.live, name), opened(ben.live, name)];
  await Promise.all([one.joined(), other.joined()]);
  write(one.document, "Ada was here.");
  expect(ada.live.getStatus().unsaved).toBe(1);
  await ada.live.saved();
  expect(ada.live.getStatus().unsaved).toBe(0);
  expect(await storedText(made.id)).toContain("Ada was here.");
  await until(() => JSON.stringify(ben.live.textOf(name)).includes("Ada was here."));
  ben.live.stop();
  await until(() => ada.live.getStatus().colleagues.length === 0);
});

test("what is typed before a text can be written in is unsaved at once, and put in when its writer has left meanwhile", async () => {
  const { articleId, made, name } = await article();
  const actor = await actorFixture("reviewer", "Ada");
  const { cookie } = await signedIn(actor.id);
  vi.stubGlobal("WebSocket", browserSocket(cookie, server.url));
  const live = createLiveRoom({ articleId, meId: actor.id, store: openBrowserStore(crypto.randomUUID()) });
  onTestFinished(() => live.stop());
  expect(live.open(name, false), "nothing is loaded yet").toBeNull();
  live.typeAhead(name, "Typed ahead.");
  expect(live.getStatus().unsaved).toBe(1);
  live.close(name);
  live.leaveAhead(name);
  expect(live.getStatus().unsaved).toBe(1);
  live.start();
  await until(async () => (await storedText(made.id).catch(() => "")).includes("Typed ahead."));
  await until(() => live.getStatus().unsaved === 0);
});

test("without a network it says so at once; what is typed then is unsaved until it is back, and then saved", async () => {
  const { articleId, made, name } = await article();
  const { live } = await enter(articleId, "Ada");
  const text = opened(live, name);
  await text.joined();
  vi.stubGlobal("navigator", { onLine: false });
  page.dispatchEvent(new Event("offline"));
  await until(() => live.getStatus().offline);
  write(text.document, "In the tunnel.");
  expect(live.getStatus()).toMatchObject({ connected: false, unsaved: 1 });
  expect(await storedText(made.id)).not.toContain("In the tunnel.");
  vi.stubGlobal("navigator", { onLine: true });
  page.dispatchEvent(new Event("online"));
  await live.saved();
  expect(await storedText(made.id)).toContain("In the tunnel.");
  expect(live.getStatus()).toMatchObject({ connected: true, offline: false, unsaved: 0 });
});

test("what a window left unsaved in its browser is saved by the next one", async () => {
  const { articleId, made, name } = await article();
  const { live, store, actor } = await enter(articleId, "Ada");
  const text = opened(live, name);
  await text.joined();
  vi.stubGlobal("navigator", { onLine: false });
  page.dispatchEvent(new Event("offline"));
  write(text.document, "Left behind.");
  await until(() => !live.getStatus().keeping);
  live.stop();
  vi.stubGlobal("navigator", { onLine: true });
  const { cookie } = await signedIn(actor.id);
  vi.stubGlobal("WebSocket", browserSocket(cookie, server.url));
  const next = createLiveRoom({ articleId, meId: actor.id, store });
  onTestFinished(() => next.stop());
  next.start();
  expect(await next.bringBack(() => false)).toBe(1);
  await next.saved();
  expect(await storedText(made.id)).toContain("Left behind.");
});

test("words for which there is no place any more are offered back, and gone once they are let go", async () => {
  const { articleId, name } = await article();
  const { live } = await enter(articleId, "Ada");
  const gone = `rationale:${crypto.randomUUID()}`;
  const text = opened(live, gone, true);
  write(text.document, "Nowhere to stand.");
  live.joinAll(() => true);
  await until(() => live.getStatus().orphans.length > 0);
  expect(live.getStatus().orphans).toEqual([{ name: gone, text: "Nowhere to stand." }]);
  live.discard(gone);
  expect(live.getStatus()).toMatchObject({ unsaved: 0, orphans: [] });
  expect(live.textStatus(name)).toBeNull();
});

test("it hears of what happens to the article, of a changed role, and of being signed out", async () => {
  const { admin, articleId, made } = await article();
  const { live, actor, sessionId } = await enter(articleId, "Ada", { role: "editor" });
  const heard: (number | null)[] = [];
  let changes = 0;
  live.onSequence((sequence) => heard.push(sequence));
  live.onAccessChanged(() => {
    changes += 1;
  });
  granted(await updateAnnotation(admin, { id: made.id, version: made.version, claim: "Changed." }));
  await until(() => heard.some((sequence) => typeof sequence === "number"));
  granted(await changeRole(admin, { id: actor.id, role: "reviewer" }));
  await until(() => changes === 1);
  expect(live.getStatus()).toMatchObject({ news: "Your role has changed", shutOut: null });
  await signOut(sessionId);
  await until(() => live.getStatus().shutOut !== null);
});
