import { expect, test } from "vitest";
import { isFiltered, libraryAddress, libraryHref } from "./library-address.ts";

test("an address keeps what narrows the list, and nothing else", () => {
  const address = libraryAddress({ q: " night ", status: "ready", cursor: "abc", outlet: "", utm_source: "x", sort: ["title", "newest"] });
  expect(address).toEqual({ q: "night", status: "ready", cursor: "abc", sort: "newest" });
  expect(libraryAddress({ assigned: "me" })).toEqual({ person: "me" });
  expect(isFiltered(address)).toBe(true);
  expect(isFiltered({ sort: "title", cursor: "abc" })).toBe(false);
});

test("another list begins at its first page", () => {
  const address = { status: "ready", cursor: "abc" };
  expect(libraryHref(address, { sort: "title" })).toBe("/desk?status=ready&sort=title");
  expect(libraryHref(address, { status: "" })).toBe("/desk");
  expect(libraryHref(address, { cursor: "def" })).toBe("/desk?status=ready&cursor=def");
  expect(libraryHref({}, { outlet: "A & B" })).toBe("/desk?outlet=A+%26+B");
});
