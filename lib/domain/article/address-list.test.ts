import { expect, test } from "vitest";
import { addressesIn, listLines } from "./address-list.ts";

test("a list is addresses, one a line, each counted once", () => {
  const text = "\uFEFF# to check\r\nhttps://news.example/a\r\n\r\n  http://news.example/b  \nhttps://news.example/a\n";
  expect(addressesIn(text)).toEqual(["https://news.example/a", "http://news.example/b"]);
});

test("any other line makes it an article and no list", () => {
  expect(addressesIn("The bridge was on the news again.\nhttps://news.example/bridge")).toEqual([]);
  expect(addressesIn("https://news.example/bridge says so")).toEqual([]);
  expect(addressesIn("# nothing\n\n")).toEqual([]);
  expect(listLines("a\rb\n\n# c\n d ")).toEqual(["a", "b", "d"]);
});
