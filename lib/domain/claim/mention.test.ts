import { describe, expect, it, test } from "vitest";
import { asWritten, mentionAt, peopleNamed, piecesOf, withReferences } from "./mention.ts";

const idOf = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const ada = { id: idOf(1), name: "Ada Mill" };
const miller = { id: idOf(2), name: "Ada Miller" };
const ulku = { id: idOf(3), name: "Ülkü Şahin" };
const people = [ada, miller, ulku];

describe("withReferences", () => {
  it("refers to whoever is named in full after an @, and reads as it was written", () => {
    const text = "@Ada Mill, is it so? (@Ülkü Şahin knows.)";
    const kept = withReferences(text, people, []);
    expect(kept.mentioned).toEqual([ada.id, ulku.id]);
    expect(kept.text).toBe(`@{${ada.id}}, is it so? (@{${ulku.id}} knows.)`);
    expect(asWritten(kept.text, people)).toBe(text);
  });

  it.each<[string, string[]]>([
    ["@Ada Miller says so", [miller.id]],
    ["@Ada Mills", []],
    ["write to x@Ada Mill", []],
    ["@ada mill", []],
    ["@ Ada Mill", []],
    ["@@Ada Mill", [ada.id]],
    [`@{${ada.id}} by its id`, [ada.id]],
    [`@{${idOf(9)}} is nobody here`, []],
  ])("%s", (text, mentioned) => {
    expect(withReferences(text, people, []).mentioned).toEqual(mentioned);
  });

  it("of several of one name takes whoever is meant, and without a word nobody", () => {
    const other = { id: idOf(4), name: "Ada Mill" };
    expect(withReferences("@Ada Mill?", [...people, other], []).mentioned).toEqual([]);
    expect(withReferences("@Ada Mill?", [...people, other], [other.id]).mentioned).toEqual([other.id]);
  });

  it("mentions whoever is named twice once", () => {
    expect(withReferences("@Ada Mill @Ada Mill", people, [])).toMatchObject({ mentioned: [ada.id] });
  });
});

test("a person who is called otherwise today is named so; a reference to nobody stays as it is", () => {
  const text = `Ask @{${ada.id}} or @{${idOf(9)}}.`;
  expect(piecesOf(text, [{ ...ada, name: "Ada Stone" }])).toEqual(["Ask ", { ...ada, name: "Ada Stone" }, ` or @{${idOf(9)}}.`]);
  expect(piecesOf("", people)).toEqual([]);
});

test.each<[string, ReturnType<typeof mentionAt>]>([
  ["@", { start: 0, beginning: "" }],
  ["Ask @ad", { start: 4, beginning: "ad" }],
  ["Ask (@Ada Mi", { start: 5, beginning: "Ada Mi" }],
  ["ada@mi", null],
  ["@ so", null],
  ["@Ada\nis", null],
  ["", null],
  [`@${"x".repeat(50)}`, null],
])("a mention is begun in %j", (text, begun) => {
  expect(mentionAt(text, text.length)).toEqual(begun);
});

test.each<[string, string[]]>([
  ["", ["Ada Mill", "Ada Miller", "Ülkü Şahin"]],
  ["ad", ["Ada Mill", "Ada Miller"]],
  ["ada mille", ["Ada Miller"]],
  ["ulk", ["Ülkü Şahin"]],
  ["sahin", ["Ülkü Şahin"]],
  ["uelkue", ["Ülkü Şahin"]],
  ["nobody", []],
])("“%s” offers %j", (beginning, names) => {
  expect(peopleNamed(people, beginning).map(({ name }) => name)).toEqual(names);
});
