// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { addColumnAfter, addRowAfter, deleteColumn } from "@tiptap/pm/tables";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { replaceProse } from "#lib/domain/prose/prose-document.ts";
import { proseField, readProse } from "#lib/domain/prose/prose-reading.ts";
import { sharedProseExtensions } from "#lib/domain/prose/prose-schema.ts";
import { proseTables } from "./prose-tables.ts";

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

/** Two people's editors of one text, whose changes reach the other when it is said. */
function two(markdown: string) {
  const documents = [new Y.Doc(), new Y.Doc()] as const;
  replaceProse(documents[0], proseFromMarkdown(markdown));
  Y.applyUpdate(documents[1], Y.encodeStateAsUpdate(documents[0]));
  const editors = documents.map((document) => {
    const editor = new Editor({
      element: window.document.createElement("div"),
      extensions: [...sharedProseExtensions, Collaboration.configure({ document, field: proseField }), proseTables],
    });
    open.push(editor);
    return editor;
  });
  const [one, other] = editors;
  if (!one || !other) throw new Error("no editors");
  function meet(): void {
    const [first, second] = documents.map((document) => Y.encodeStateAsUpdate(document));
    if (second) Y.applyUpdate(documents[0], second);
    if (first) Y.applyUpdate(documents[1], first);
  }
  const rows = () =>
    proseText(readProse(documents[0]))
      .split("\n")
      .map((line) => line.split("\t"));
  return { one, other, meet, rows, same: () => expect(readProse(documents[1])).toEqual(readProse(documents[0])) };
}

function at(editor: Editor, words: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text === words) editor.commands.setTextSelection(position + 1);
  });
}

const table = "| a | b |\n| --- | --- |\n| c | d |";

test("a column that one adds and a row that the other adds at once don't make the table grow by itself", () => {
  const { one, other, meet, rows, same } = two(table);
  at(one, "b");
  addColumnAfter(one.state, one.view.dispatch);
  at(other, "d");
  addRowAfter(other.state, other.view.dispatch);
  for (let round = 0; round < 6; round++) meet();
  same();
  expect(rows().map(({ length }) => length)).toEqual([3, 3, 2]);

  // Whoever writes in it next makes it even.
  at(one, "c");
  one.commands.insertContent("C");
  for (let round = 0; round < 6; round++) meet();
  same();
  expect(rows().map(({ length }) => length)).toEqual([3, 3, 3]);
});

test("a column that one deletes while the other writes in it takes no other word along", () => {
  const { one, other, meet, rows, same } = two(table);
  at(one, "b");
  deleteColumn(one.state, one.view.dispatch);
  at(other, "c");
  other.commands.insertContent("C");
  for (let round = 0; round < 4; round++) meet();
  same();
  expect(rows().flat()).toEqual(["a", "cC"]);
});

test("opening a text changes nothing in it, whatever its table lacks", () => {
  const { one, meet, rows } = two("| a | b |\n| --- | --- |\n| c | d | e |");
  meet();
  expect(one.getJSON().content?.[0]?.content).toHaveLength(2);
  expect(rows().map(({ length }) => length)).toEqual([2, 3]);
});

test("Tab goes on to the next cell, and past the last to a new row; Undo takes it back", () => {
  const { one, rows } = two(table);
  at(one, "d");
  const press = (key: string, shiftKey = false) =>
    one.view.someProp("handleKeyDown", (handle) => handle(one.view, new KeyboardEvent("keydown", { key, shiftKey })));
  press("Tab");
  one.commands.insertContent("e");
  expect(rows()).toEqual([
    ["a", "b"],
    ["c", "d"],
    ["e", ""],
  ]);
  press("Tab", true);
  one.commands.insertContent("D");
  expect(rows()[1]?.[1]).toMatch(/D/);
});
