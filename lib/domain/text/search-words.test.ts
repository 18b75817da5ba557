import { expect, test } from "vitest";
import { searchQuery, searchWords } from "./search-words.ts";

test("case, accents, width and old letter forms make no difference", () => {
  expect(searchWords(["Éric’s CAFÉ, ｆｕｌｌ Straße", "eric"])).toEqual(["eric", "s", "cafe", "full", "strasse"]);
  expect(searchWords(["مُدِير"])).toEqual(searchWords(["مدير"]));
});

test("scripts without spaces are found by pairs", () => {
  expect(searchWords(["这座桥"])).toEqual(["这座", "座桥"]);
  expect(searchQuery("座桥")).toBe("'座桥':*");
});

test("what is typed is words, never syntax", () => {
  expect(searchQuery("the boats' (half) & !x | a:*")).toBe("'the' & 'boats' & 'half' & 'x' & 'a':*");
  for (const nothing of ["", "  ", "&|!()'\\:*"]) expect(searchQuery(nothing)).toBeNull();
});

test("a text as large as may be stays storable", () => {
  const words = searchWords([Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(" ")]);
  expect(Buffer.byteLength(words.join(" "))).toBeLessThan(500_000);
});
