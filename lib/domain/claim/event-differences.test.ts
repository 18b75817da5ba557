import { expect, test } from "vitest";
import { figuresOf } from "./event-differences.ts";

test.each([
  ["en", "The bridge opened in autumn 2025.", ["autumn", "2025"]],
  ["en", "It began in the fall of 2024, and the fall hurt him.", ["fall", "2024"]],
  ["de", "Die Brücke wurde im Herbst 2025 eröffnet.", ["Herbst", "2025"]],
  ["de", "Im Mai sagten zwei Zeugen aus.", ["Mai", "zwei"]],
  ["ru", "Мост открыли осенью 2025 года.", ["осенью", "2025"]],
  ["az", "Körpü payızda açıldı.", ["payızda"]],
  ["fr", "Le pont a ouvert en automne.", ["automne"]],
])("numbers and times as a text in %s writes them: %s", (language, text, found) => {
  expect(figuresOf(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(found);
});
