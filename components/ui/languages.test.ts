import { expect, it } from "vitest";
import { languageName } from "./languages.ts";

it.each([
  ["en", "English"],
  ["pt-BR", "Brazilian Portuguese"],
  ["en-a", "en-a"],
  ["", ""],
])("calls %j %j", (code, name) => {
  expect(languageName(code)).toBe(name);
});
