import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { forgetSavedTexts, openBrowserStore } from "./browser-store.ts";
import { createKeptProse, type Keeper } from "./kept-prose.ts";

const keepingFor = (person: string, store = openBrowserStore(crypto.randomUUID())) => createKeptProse(store, person, "article");

function write(keeper: Keeper, document: Y.Doc, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    document.once("update", (update: Uint8Array) => keeper.add(update).then(resolve, reject));
    document.getText().insert(document.getText().length, words);
  });
}

async function read(keeper: Keeper): Promise<string> {
  const document = new Y.Doc();
  const { state, changes } = await keeper.load();
  for (const update of [...(state ? [state] : []), ...changes]) Y.applyUpdate(document, update);
  return document.getText().toString();
}

it("hands what a window left unsaved to the next, and says which texts those are", async () => {
  const kept = keepingFor("ada");
  const document = new Y.Doc();
  const keeper = kept.keeper("rationale:1");
  await keeper.load();
  await write(keeper, document, "Kept ");
  await write(keeper, document, "in a drawer.");
  expect(await kept.unsaved()).toEqual(["rationale:1"]);
  expect(await read(kept.keeper("rationale:1"))).toBe("Kept in a drawer.");
});

it("can open a text that is saved without a connection, and calls nothing of it unsaved", async () => {
  const kept = keepingFor("ada");
  const document = new Y.Doc();
  const keeper = kept.keeper("rationale:1");
  await keeper.load();
  await write(keeper, document, "Saved.");
  await keeper.confirm(Y.encodeStateAsUpdate(document));
  expect(await kept.unsaved()).toEqual([]);
  expect(await read(kept.keeper("rationale:1"))).toBe("Saved.");
});

it("never takes another window's words with it when it tidies up its own", async () => {
  const store = openBrowserStore(crypto.randomUUID());
  const [one, other] = [keepingFor("ada", store).keeper("rationale:1"), keepingFor("ada", store).keeper("rationale:1")];
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  await Promise.all([one.load(), other.load()]);
  await Promise.all([write(one, mine, "One."), write(other, theirs, "Other.")]);
  await one.confirm(Y.encodeStateAsUpdate(mine));
  expect(await keepingFor("ada", store).unsaved()).toEqual(["rationale:1"]);
  await other.confirm(Y.encodeStateAsUpdate(theirs));
  expect(await keepingFor("ada", store).unsaved()).toEqual([]);
  expect((await read(one)).split(".").sort()).toEqual(["", "One", "Other"]);
});

it("shows nobody what another person typed on the same machine", async () => {
  const store = openBrowserStore(crypto.randomUUID());
  const keeper = keepingFor("ada", store).keeper("rationale:1");
  await keeper.load();
  await write(keeper, new Y.Doc(), "Ada's.");
  expect(await keepingFor("ben", store).unsaved()).toEqual([]);
  expect(await read(keepingFor("ben", store).keeper("rationale:1"))).toBe("");
});

it("lets go what is not wanted any more", async () => {
  const kept = keepingFor("ada");
  const keeper = kept.keeper("rationale:1");
  await keeper.load();
  await write(keeper, new Y.Doc(), "Never mind.");
  await keeper.forget();
  expect(await kept.unsaved()).toEqual([]);
  expect(await read(kept.keeper("rationale:1"))).toBe("");
});

it("leaves only what no server has, once its author signs out", async () => {
  const store = openBrowserStore(crypto.randomUUID());
  const [saved, unsaved] = [keepingFor("ada", store).keeper("rationale:1"), keepingFor("ada", store).keeper("rationale:2")];
  const document = new Y.Doc();
  await write(saved, document, "Saved.");
  await saved.confirm(Y.encodeStateAsUpdate(document));
  await write(unsaved, new Y.Doc(), "Not yet.");
  await forgetSavedTexts(store);
  expect(await read(saved)).toBe("");
  expect(await read(unsaved)).toBe("Not yet.");
});
