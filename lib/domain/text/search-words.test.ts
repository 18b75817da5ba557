import { expect, test } from "vitest";
import { searchQuery, searchVector, searchWords, startVector, textPieces } from "./search-words.ts";

test("case, accents, width and old letter forms make no difference", () => {
  expect(searchWords(["Éric’s CAFÉ, ｆｕｌｌ Straße", "eric"])).toEqual(["erics", "eric", "s", "cafe", "full", "strasse"]);
  expect(searchWords(["مُدِير"])).toEqual(searchWords(["مدير"]));
});

test("scripts without spaces are found by pairs", () => {
  expect(searchWords(["这座桥"])).toEqual(["这", "座", "桥", "这座", "座桥"]);
  expect(searchQuery("座桥")).toBe("'座桥':*");
});

test("what is typed is words, never syntax", () => {
  expect(searchQuery("the boats' (half) & !x | a:*")).toBe("'the' & 'boats' & 'half' & 'x' & 'a':*");
  for (const nothing of ["", "  ", "&|!()'\\:*"]) expect(searchQuery(nothing)).toBeNull();
});

test("what is written two ways is asked for both ways", () => {
  expect(searchQuery("Əliyev")).toBe("('eliyev':* | 'aliyev':*)");
  expect(searchQuery("O'Brien said")).toBe("('obrien' | ('o' & 'brien')) & 'said':*");
});

test("a text as large as may be stays storable", () => {
  const words = searchWords([Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(" ")]);
  expect(Buffer.byteLength(words.join(" "))).toBeLessThan(500_000);
});

test("a vector says where each form and each stem stands, and how much it weighs", () => {
  const stems = new Map([["bridges", ["en:bridg"]]]);
  const vector = searchVector(
    [
      { text: "Əli’s bridges", weight: "A" },
      { text: "bridges", weight: "D" },
    ],
    stems,
  );
  expect(vector.split(" ")).toEqual(
    expect.arrayContaining(["'elis':1A", "'alis':1A", "'eli':1A", "'ali':1A", "'s':1A", "'bridges':2A,3D", "'en:bridg':2A,3D"]),
  );
  expect(searchQuery("big bridges", { stems, weights: "AB" })).toBe("'big':AB & ('bridges':*AB | 'en:bridg':AB)");
});

test("a text read in pieces says the same as in one: no word of it is cut", () => {
  const text = "Əliyev’s 12 500 votes — мост упал, یک‌پل\nsaid ｆｕｌｌ  Straße again, and Əliyev’s again. ".repeat(40);
  for (const size of [30, 31, 97, 1_000, text.length]) {
    const pieces = [...textPieces(text, size)];
    expect(pieces.join("")).toBe(text);
    const vector = startVector(new Map());
    for (const piece of pieces) vector.add({ text: piece, weight: "D" });
    expect(vector.end(), `in pieces of ${size}`).toBe(searchVector([{ text, weight: "D" }]));
  }
  expect([...textPieces("这座桥".repeat(10), 12)].join(""), "where nothing parts the words").toBe("这座桥".repeat(10));
});
