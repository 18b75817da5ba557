import { Document, Hocuspocus } from "@hocuspocus/server";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { openProseState } from "#lib/domain/prose/prose-document.ts";
import type { NewProseUpdate } from "#lib/usecases/room/append-prose.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { createJournal } from "./journal.ts";
import { createLiveDocuments } from "./live-documents.ts";
import { textOf } from "./testing-window.ts";

testDatabase();

/** A shared text that is open on this node, with a journal whose commits the test sees. */
async function opened() {
  const actor = await actorFixture("reviewer");
  const { snapshot } = await articleFixture(actor);
  const { id } = await annotate(actor, snapshot);
  const committed: NewProseUpdate[] = [];
  const journal = createJournal({ append: async (updates) => void committed.push(...updates), gather: 1, onTrouble: () => undefined });
  const documents = createLiveDocuments(new Hocuspocus(), journal, { plan: () => undefined, stop: async () => undefined });
  const name = `rationale:${id}`;
  const document = new Document(name);
  await documents.load(name, document, actor);
  const connection = { connection: { context: { actor } } };
  return {
    actor,
    name,
    document,
    documents,
    journal,
    committed,
    typed: (update: Uint8Array) => Y.applyUpdate(document, update, connection),
  };
}

/** What a window writes, as one change a paragraph. */
function written(base: Y.Doc, ...lines: string[]): Uint8Array[] {
  const window = new Y.Doc();
  Y.applyUpdate(window, Y.encodeStateAsUpdate(base));
  const changes: Uint8Array[] = [];
  window.on("update", (update: Uint8Array) => changes.push(update));
  for (const line of lines) {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(line)]);
    window.getXmlFragment("default").push([paragraph]);
  }
  return changes;
}

const storedWith = (committed: NewProseUpdate[], ...others: Uint8Array[]) =>
  textOf(openProseState([...committed.map(({ update }) => update), ...others]));

test("what is settled has been committed, with its author, and nothing is settled twice", async () => {
  const { actor, name, document, documents, committed, typed } = await opened();
  const base = Y.encodeStateAsUpdate(document);
  for (const change of written(document, "One.", "Two.")) typed(change);
  await documents.settle(name);
  expect(committed).toMatchObject([{ authorId: actor.id }]);
  expect(storedWith(committed, base)).toContain("One.\nTwo.");
  await documents.settle(name);
  expect(committed).toHaveLength(1);
});

test("a change that waits for another it builds on is committed before it is called settled", async () => {
  const { name, document, documents, committed, typed } = await opened();
  const base = Y.encodeStateAsUpdate(document);
  const [first, second] = written(document, "Earlier.", "Later.");
  if (!first || !second) throw new Error("Two changes.");
  typed(second);
  expect(document.getXmlFragment("default").toString()).not.toContain("Later.");
  await documents.settle(name);
  // The node is killed here. The other change comes in on the next one.
  expect(storedWith(committed, base, first)).toContain("Earlier.\nLater.");
});

test("a document stays while something of it is in no database", async () => {
  const { name, document, documents, journal, typed } = await opened();
  expect(documents.mayUnload(name)).toBe(true);
  for (const change of written(document, "One.")) typed(change);
  expect(documents.mayUnload(name)).toBe(false);
  await documents.settle(name);
  expect(documents.mayUnload(name)).toBe(true);
  expect(await journal.stop(0)).toEqual([]);
});
