import { expect, it } from "vitest";
import { rememberUndos } from "./undos.ts";

function told() {
  const shown = new Map<string, (() => void) | undefined>();
  const { tell, undo, undoable } = rememberUndos((text, more) => {
    shown.set(text, more?.undo);
    return () => shown.delete(text);
  });
  return { shown, tell, undo, undoable };
}

it("undoes the newest first, each once, and takes its message away", () => {
  const { shown, tell, undo } = told();
  const undone: string[] = [];
  tell("One deleted.", { undo: () => undone.push("one") });
  tell("Two deleted.", { undo: () => undone.push("two") });
  expect([undo(), undo(), undo()]).toEqual([true, true, false]);
  expect(undone).toEqual(["two", "one"]);
  expect(shown.size).toBe(0);
});

it("undoes nothing twice that was undone by its message", () => {
  const { shown, tell, undo } = told();
  const undone: string[] = [];
  tell("One deleted.", { undo: () => undone.push("one") });
  shown.get("One deleted.")?.();
  expect(undo()).toBe(false);
  expect(undone).toEqual(["one"]);
});

it("passes on what can't be undone as it is", () => {
  const { shown, tell, undo } = told();
  tell("Link copied.");
  expect([...shown.keys()]).toEqual(["Link copied."]);
  expect(undo()).toBe(false);
});

it("undoes what is still being done as soon as it is done", async () => {
  const { tell, undo, undoable } = told();
  const undone: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const deed = undoable(promise.then(() => tell("One deleted.", { undo: () => undone.push("one") })));
  expect(undo()).toBe(true);
  expect(undone).toEqual([]);
  resolve();
  await deed;
  expect(undone).toEqual(["one"]);
  expect(undo()).toBe(false);
});
