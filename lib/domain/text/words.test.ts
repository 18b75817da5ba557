import fc from "fast-check";
import { expect, test } from "vitest";
import { isSubsequenceOfWords, leftOut, words } from "./words.ts";

const original =
  "“We didn’t do it,” she said. The pro-war bloc paid 1,000 euros to the bloc of the mayor :contentReference. Later it didn’t.";

const inWords = (text: string) => words(text).map((word) => word.text);

test("words hold together across apostrophes, hyphens and points between digits, and part from other punctuation", () => {
  expect(inWords("didn’t pro-war 1,000.5 (end).")).toEqual(["didn’t", "pro-war", "1,000.5", "(", "end", ")", "."]);
  expect(inWords("Caliber.Az—that")).toEqual(["Caliber", ".", "Az", "—", "that"]);
});

test("scripts without spaces give a word a character, so that any part of them may be left out", () => {
  expect(inWords("東京で会議")).toEqual(["東", "京", "で", "会", "議"]);
  expect(isSubsequenceOfWords("会議", "東京で会議")).toEqual({ ok: true });
});

test("leaving words out and restructuring is cleaning", () => {
  expect(isSubsequenceOfWords("she said.\n\nThe bloc paid 1,000 euros.", original)).toEqual({ ok: true });
  expect(isSubsequenceOfWords("", original)).toEqual({ ok: true });
});

test.each([
  ["The mayor never paid.", "never"],
  ["“We did do it”", "did"],
  ["The war bloc", "war"],
  ["bloc paid 1 euros", "1"],
  ["The prowar bloc", "prowar"],
  ["paid The", "The"],
])("%j adds a word", (clean, word) => {
  expect(isSubsequenceOfWords(clean, original)).toMatchObject({ ok: false, word });
});

test("the word that is named is the added one, also when it is common", () => {
  const check = isSubsequenceOfWords(original.replace("paid 1,000", "paid the mayor 1,000"), original);
  expect(check).toEqual({ ok: false, word: "the", offset: original.indexOf("1,000") });
});

test("format characters may be taken out, not put in", () => {
  expect(isSubsequenceOfWords("soft word", "so\u00ADft wo\u200Brd")).toEqual({ ok: true });
  expect(isSubsequenceOfWords("so\u202Eft word", "soft word")).toMatchObject({ ok: false, word: "U+202E" });
});

test("composed and decomposed letters are the same", () => {
  expect(isSubsequenceOfWords("Zürich", "Zu\u0308rich")).toEqual({ ok: true });
});

const anyText = fc.array(fc.constantFrom<string>("a", "the", "Ω", "שלום", "don’t", "3.5", "—", "会议", "👩‍👧", "é", "."), {
  maxLength: 40,
});

test("any words left out of any text leave a subsequence, and a word from elsewhere never does", () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), fc.nat(), (all, keep, place) => {
      const kept = all.filter((_, index) => keep[index]);
      expect(isSubsequenceOfWords(kept.join(" "), all.join("\n"))).toEqual({ ok: true });
      const added = kept.toSpliced(place % (kept.length + 1), 0, "intruder");
      expect(isSubsequenceOfWords(added.join(" "), all.join(" "))).toMatchObject({ ok: false, word: "intruder" });
    }),
  );
});

test("what was left out is told as spans of the original", () => {
  const spans = leftOut("One three.", "One two, three.\nLive") ?? [];
  expect(spans.map(({ start, end }) => "One two, three.\nLive".slice(start, end))).toEqual(["two,", "Live"]);
});

test("in a long page, lines that stand in both are matched first", () => {
  const menu = Array.from({ length: 3000 }, (_, index) => `Menu entry number ${index}`).join("\n");
  const page = `${menu}\nThe council met. It voted.\n${menu}`;
  const spans = leftOut("The council met.", page) ?? [];
  expect(spans.map(({ start, end }) => page.slice(start, end))).toEqual([menu, `It voted.\n${menu}`]);
});

test("a title that is kept apart doesn't count as left out, wherever it stands", () => {
  const page = "Home\nNews\nFerry stays When promises\nThe council met.";
  const spansOf = (clean: string, title: string) =>
    (leftOut(clean, page, { elsewhere: title }) ?? []).map(({ start, end }) => page.slice(start, end));
  expect(spansOf("When promises\nThe council met.", "Ferry stays")).toEqual(["Home\nNews"]);
  expect(spansOf("The council met.", "Ferry stays")).toEqual(["Home\nNews", "When promises"]);
  expect(spansOf("The council met.", "Other")).toEqual(["Home\nNews\nFerry stays When promises"]);
});

test.each([
  ["2019⁷", ["2019", "⁷"]],
  ["council¹²", ["council", "¹²"]],
  ["40²", ["40", "²"]],
  ["10⁶", ["10⁶"]],
  ["x²", ["x²"]],
  ["km²", ["km²"]],
  ["10⁻³", ["10", "⁻", "³"]],
])("a raised figure that may be the mark of a note is a word of its own: %s", (text, expected) => {
  const found = words(text);
  expect(found.map((word) => word.text)).toEqual(expected);
  for (const word of found) expect(text.slice(word.offset, word.offset + word.text.length)).toBe(word.text);
});
