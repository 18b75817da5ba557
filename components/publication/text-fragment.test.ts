import { expect, test } from "vitest";
import { textFragmentUrl } from "./text-fragment.ts";

const page = "https://example.org/a?b=1";

test("a short quote is matched whole", () => {
  expect(textFragmentUrl(page, "hit three times")).toBe(`${page}#:~:text=hit%20three%20times`);
});

test("dash, comma and ampersand are encoded, since they are syntax of the directive", () => {
  expect(textFragmentUrl(page, "a-b, c & d")).toBe(`${page}#:~:text=a%2Db%2C%20c%20%26%20d`);
});

test("a quote over two lines is given by its ends", () => {
  const exact = "one two three four five six seven\neight nine ten eleven twelve";
  expect(textFragmentUrl(page, exact)).toBe(`${page}#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve`);
});

test("a fragment that the address has stays", () => {
  expect(textFragmentUrl(`${page}#part`, "words")).toBe(`${page}#part:~:text=words`);
});

test("half a surrogate pair does not throw", () => {
  expect(textFragmentUrl(page, "cut \ud83d")).toContain(":~:text=cut%20");
});
