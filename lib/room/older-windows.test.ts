import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { projectProse, replaceProse } from "#lib/domain/prose/prose-document.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { type RoomServer, signedIn, startRoom } from "./testing.ts";
import { PlainWindow, until, Window } from "./testing-window.ts";

testDatabase();

let server: RoomServer;
let admin: Actor;
beforeAll(async () => {
  admin = await actorFixture("admin");
  server = await startRoom();
});
afterAll(() => server.close());

const table = "| Year | Seats |\n| --- | --- |\n| 2024 | 60 |";

async function text() {
  const { snapshot } = await articleFixture(admin);
  const made = await annotate(admin, snapshot);
  const { cookie } = await signedIn(admin.id);
  return { id: made.id, name: `rationale:${made.id}`, cookie };
}

function older(name: string, cookie: string): PlainWindow {
  const window = new PlainWindow(server, name, cookie, "/room");
  onTestFinished(() => window.close());
  return window;
}

function newer(name: string, cookie: string): Window {
  const window = new Window(server, name, cookie);
  onTestFinished(() => window.close());
  return window;
}

/** Has it heard of the table, and would so have taken it out? */
const knows = (document: Y.Doc) => document.getXmlFragment("default").toString().includes("table");

test("two windows write in a text with a table, and both keep the other's cells", async () => {
  const { id, name, cookie } = await text();
  const [one, other] = [newer(name, cookie), newer(name, cookie)];
  await Promise.all([one.synced(), other.synced()]);
  replaceProse(one.document, proseFromMarkdown(`${table}\n\nSo it says.`));
  await until(() => knows(other.document));
  const row = (document: Y.Doc, first: string) => {
    const [found] = document.getXmlFragment("default").toArray();
    if (!(found instanceof Y.XmlElement)) throw new Error("no table");
    const made = new Y.XmlElement("tableRow");
    const cells = [first, "70"].map((words) => {
      const [cell, paragraph] = [new Y.XmlElement("tableCell"), new Y.XmlElement("paragraph")];
      paragraph.insert(0, [new Y.XmlText(words)]);
      cell.insert(0, [paragraph]);
      return cell;
    });
    made.insert(0, cells);
    found.push([made]);
  };
  row(one.document, "2025");
  row(other.document, "2026");
  await Promise.all([one.saved(), other.saved()]);
  await until(async () => /2025\t70[\s\S]*So it says\./.test(proseText(granted(await readAnnotation(admin, { id })).rationale)));
  const said = proseText(granted(await readAnnotation(admin, { id })).rationale);
  expect(said).toContain("2026\t70");
  expect(said.startsWith("Year\tSeats\n2024\t60\n")).toBe(true);
});

test("a window from before there were tables is put out before it hears of one, keeps its words, and isn't let in again", async () => {
  const { name, cookie } = await text();
  const [before, now] = [older(name, cookie), newer(name, cookie)];
  await Promise.all([before.synced(), now.synced()]);
  before.write("From the older window.");
  await until(() => now.text.includes("From the older window."));
  replaceProse(now.document, proseFromMarkdown(`From the older window.\n\n${table}`));
  await now.saved();
  await until(() => before.refused !== null);
  expect(before.refused).toBe("invalid");
  expect(knows(before.document)).toBe(false);
  const said = projectProse(now.document);
  expect(said && proseText(said)).toBe("From the older window.\nYear\tSeats\n2024\t60");
});

test("nor is it let in where the table came by the API, while nobody has the text open", async () => {
  const { id, name, cookie } = await text();
  const { version } = granted(await readAnnotation(admin, { id }));
  granted(await updateAnnotation(admin, { id, version, rationale: proseFromMarkdown(table) }));
  const before = older(name, cookie);
  await until(() => before.refused !== null);
  expect(before.refused).toBe("invalid");
  expect(knows(before.document)).toBe(false);
  const now = newer(name, cookie);
  await now.synced();
  expect(knows(now.document)).toBe(true);
});

test("other texts stay open to it", async () => {
  const { name, cookie } = await text();
  const before = older(name, cookie);
  await before.synced();
  before.write("Still here.");
  await until(async () => before.provider.unsyncedChanges === 0);
  expect(before.refused).toBeNull();
});
