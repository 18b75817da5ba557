import { expect, test } from "vitest";
import { misreadingOf } from "./mojibake.ts";
import { encode, unmarked } from "./testing-encodings.ts";

const taken = (text: string, as: string) => new TextDecoder(as).decode(Buffer.from(text));
async function mended(text: string): Promise<string | null> {
  return (await misreadingOf(text))?.mend(text) ?? null;
}

test.each([
  ["Zoë’s café isn’t open – “not before May”, she says.", "windows-1252"],
  ["Zoë’s café isn’t open – “not before May”, she says.", "macintosh"],
  ["Городские власти объявили во вторник, что мост закроют.", "windows-1251"],
  ["Городские власти объявили во вторник, что мост закроют.", "windows-1252"],
  ["Žádné další uzávěrky se zatím nechystají, říká úřad.", "windows-1250"],
  ["Ο δήμος ανακοίνωσε ότι η γέφυρα θα κλείσει.", "windows-1252"],
  ["أعلنت البلدية أن الجسر سيغلق", "windows-1252"],
  ["県は古い橋の点検を始めると発表した。", "windows-1252"],
])("%s, taken for %s, is put right, once and twice over", async (text, charset) => {
  expect(await mended(taken(text, charset))).toBe(text);
  expect(await mended(taken(taken(text, charset), charset))).toBe(text);
});

test("only the words that were read wrong are put right, and one of them is shown", async () => {
  const text = `Über Größe: ${taken("Žižkov’s café", "windows-1252")} — „gut“, «да»`;
  const misreading = await misreadingOf(text);
  expect(misreading?.mend(text)).toBe("Über Größe: Žižkov’s café — „gut“, «да»");
  expect(misreading?.sample.mended).toBe("Žižkov’s");
});

test.each([
  ["windows-1251", "windows-1252"],
  ["koi8-r", "windows-1251"],
  ["windows-1251", "koi8-r"],
])("Russian in %s, taken for %s, is put right", async (charset, as) => {
  const text = "Городские власти объявили во вторник, что старый мост через реку закроют на две недели.";
  expect(await mended(new TextDecoder(as).decode(encode(text, charset)))).toBe(text);
});

test("no text of any language is taken for one that was read wrong", async () => {
  for (const { text } of unmarked) expect(await misreadingOf(text)).toBeNull();
  const odd = [
    "Рівне, Рівне, Рівне. Сіль і Росія.",
    "„DIE LINKE – FÜR ALLE“, «СССР», PIÑ» … À LA TÂ»",
    "x² ≤ 5 µm ± 3 °C, ½ £9, ©2020 ®, naïve façade",
    "ÀÉÈÙÇ ÂÊÎÔÛ",
    "iPhone, eBay, McDonald, ГазПром, ЯндексМаркет, МосгорСуд, РосАтом, ГорТранс",
  ];
  for (const text of odd) expect(await misreadingOf(text)).toBeNull();
});
