import { expect, test } from "vitest";
import { signsWorthALook } from "./signs.ts";

const known = { author: "Ada Lind", publishedAt: "2025-05-12" };
const codes = (text: string, details = known, modifiedAt?: string) =>
  signsWorthALook({ text, details, modifiedAt }).map(({ code }) => code);

test.each([
  ["as the ministry said :contentReference[oaicite:3]{index=3}.", "citation-marker"],
  ["as the ministry said :contentReference.", "citation-marker"],
  ["as reported【4:0†source】", "citation-marker"],
  ["see https://example.org/a?utm_source=chatgpt.com", "chat-tool-link"],
  ["the Crеmlin said", "mixed-alphabets"],
  ["invoice \u202Etxt.exe", "bidi-control"],
  ["the har\u200Bbour", "invisible-character"],
])("%j → %s", (text, code) => {
  expect(codes(text)).toEqual([code]);
});

test.each([
  "An ordinary text, with an emoji 👩‍👧 and a flag 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}.",
  "שלום \u200Fעולם",
  "می‌خواهم",
  "Слово на русском and words in English",
])("%j has no sign", (text) => {
  expect(codes(text)).toEqual([]);
});

test("missing author and date, and a later change, are told", () => {
  expect(codes("Text", { author: "", publishedAt: "" })).toEqual(["no-byline", "no-date"]);
  expect(codes("Text", known, "2025-05-14T10:00:00Z")).toEqual(["modified-later"]);
  expect(codes("Text", known, "2025-05-12T10:00:00Z")).toEqual([]);
});

test("characters that turn the direction of writing are told in titles and names, whatever the language", () => {
  for (const detail of ["title", "author", "outlet"] as const) {
    for (const character of ["\u202A", "\u202E", "\u2066", "\u2069"])
      expect(signsWorthALook({ text: "שלום", details: { ...known, [detail]: `שלום ${character}abc` } }).map(({ code }) => code)).toEqual([
        "bidi-control-details",
      ]);
  }
});
