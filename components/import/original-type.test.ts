import { expect, test } from "vitest";
import { wordType } from "#lib/domain/article/original-type.ts";
import { typeOfFile, typeOfText } from "./original-type.ts";

test.each([
  ["a.txt", "text/plain", "text/plain"],
  ["a.MD", "", "text/markdown"],
  ["page.htm", "", "text/html"],
  ["README", "", "text/plain"],
  ["a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", wordType],
  ["a.pdf", "application/pdf", "application/pdf"],
  ["a.odt", "application/vnd.oasis.opendocument.text", null],
])("%s (%s) is read as %s", (name, system, expected) => {
  expect(typeOfFile(name, system)).toBe(expected);
});

test.each([
  ["Ferry stays\nThe council met.", "text/plain"],
  ["  <article><p>Ferry</p></article>", "text/html"],
  ["# Ferry\n\nThe council met.", "text/markdown"],
  ["See [this](https://example.org).", "text/markdown"],
  ["5 < 6 and <3", "text/plain"],
  ["We are #1 and * proud", "text/plain"],
])("%j looks like %s", (text, expected) => {
  expect(typeOfText(text)).toBe(expected);
});
