import fc from "fast-check";
import { expect, test } from "vitest";
import { slugFrom } from "./slug.ts";

test.each([
  ["What It’s Like: a “test”", "what-its-like-a-test"],
  ["Карабах: год спустя", "karabakh-god-spustya"],
  ["Şuşa forumu", "susa-forumu"],
  ["Əliyev, Məmmədov", "eliyev-memmedov"],
  ["ƏLİYEV MASSIVE", "eliyev-massive"],
  ["Łódź, æble, Straße", "lodz-aeble-strasse"],
  ["İstanbul’da ırmak", "istanbul-da-irmak"],
  ["Müller in Köln", "mueller-in-koeln"],
  ["日本語", ""],
])("%s becomes %s", (title, slug) => expect(slugFrom(title)).toBe(slug));

test("a long title is cut between words", () => {
  const slug = slugFrom("reviewers ".repeat(30));
  expect(slug.length).toBeLessThanOrEqual(80);
  expect(slug.endsWith("reviewers")).toBe(true);
});

test("whatever the title, the slug is safe in an address", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (title) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slugFrom(title))));
});
