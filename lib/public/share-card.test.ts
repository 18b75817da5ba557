import { GlobalFonts } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { fontFamilies } from "./card-fonts.ts";
import { shareCard } from "./share-card.ts";

const verdict = { slug: "misleading", name: "Misleading", definition: "", rating: 2 };
const base = {
  ...{ verdict, words: "Half of the boats were lost.", language: "en", kicker: "The chair", about: "Breakwater · The Courier" },
  ...{ desk: "Harbour Desk", sample: false },
};

test.each([
  ["a plain one", {}],
  ["a very long one", { words: "word ".repeat(2000), about: "title ".repeat(300), desk: "desk ".repeat(100) }],
  ["one without a space", { words: "x".repeat(5000) }],
  ["one from right to left", { words: "قال رئيس البلدية إن الجسر كلف عشرة ملايين." }],
  ["an empty one", { words: "", about: "", desk: "", kicker: "" }],
  ["one without a verdict", { verdict: null, sample: true }],
  ["a hostile one", { words: '</svg><script>\u202e"&<\ud800', verdict: { ...verdict, slug: "own", name: "<b>" } }],
])("the picture is 1200 × 630, of %s", async (_name, more) => {
  const png = await shareCard({ ...base, ...more });
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("what was found is drawn: another verdict, another picture", async () => {
  const inaccurate = { ...base, verdict: { ...verdict, slug: "inaccurate", name: "Misleading" } };
  expect((await shareCard(base)).equals(await shareCard(base))).toBe(true);
  expect((await shareCard(base)).equals(await shareCard(inaccurate))).toBe(false);
});

/** Two words of one width each: a font that lacks them draws the same box for both. */
const scripts: [name: string, one: string, other: string, family: RegExp][] = [
  ["Cyrillic", "жук", "щит", /noto-serif cyrillic/],
  ["Arabic", "باب", "سور", /noto-sans-arabic/],
  ["Hebrew", "שלום", "אמתו", /noto-sans-hebrew/],
  ["Devanagari", "कमल", "नगर", /noto-serif-devanagari/],
  ["Bengali", "কমল", "নগর", /noto-serif-bengali/],
  ["Tamil", "மரம", "கடல", /noto-serif-tamil/],
  ["Telugu", "కమల", "నగర", /noto-serif-telugu/],
  ["Thai", "กขค", "งจช", /noto-serif-thai/],
  ["Georgian", "აბგ", "დევ", /noto-serif-georgian/],
  ["Armenian", "աբգ", "դեզ", /noto-serif-armenian/],
  ["Chinese", "桥梁", "市长", /noto-serif-sc/],
  ["Japanese", "かな", "です", /noto-serif-jp/],
  ["Korean", "다리", "시장", /noto-serif-kr/],
  ["emoji", "🌊", "🚢", /noto-emoji/],
];

test.each(scripts)("%s is drawn with a font that comes along, never as boxes", async (_name, one, other, family) => {
  expect(fontFamilies(one, "en")).toMatch(family);
  expect((await shareCard({ ...base, words: one })).equals(await shareCard({ ...base, words: other }))).toBe(false);
});

test("letters that languages share take the shapes of the article's language, and only the files they need are read", () => {
  expect(fontFamilies("直", "ja")).toMatch(/^"Assay noto-serif-jp/);
  expect(fontFamilies("直", "zh-TW")).toMatch(/^"Assay noto-serif-tc/);
  expect(fontFamilies("直", "zh")).toMatch(/^"Assay noto-serif-sc/);
  expect(fontFamilies("Only Latin.", "zh")).not.toMatch(/-(sc|tc|jp|kr) /);
  const before = GlobalFonts.families.length;
  fontFamilies("直 and once more 直", "ja");
  expect(GlobalFonts.families.length).toBe(before);
});
