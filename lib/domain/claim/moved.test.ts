import { expect, test } from "vitest";
import { leadsToFrontPage, moveBetween } from "./moved.ts";

const [address, next] = ["https://port.example/ferry", "https://harbour.example/ferry"];
const staying = { address, seenAt: address, toldAt: null };
const led = (url: string, movedTo: string | null = url) => ({ url, movedTo });

test("a permanent redirect to another address is a move, told once, until the document is back", () => {
  expect(moveBetween(staying, led(next))).toBe(next);
  expect(moveBetween({ ...staying, seenAt: next, toldAt: next }, led(next))).toBeNull();
  expect(moveBetween({ ...staying, seenAt: next }, led(next)), "as it was when it was cited").toBeNull();
  expect(moveBetween({ ...staying, seenAt: next, toldAt: next }, led(address, null))).toBe("back");
  expect(moveBetween({ ...staying, seenAt: next }, led(address, null)), "it never was told to have moved").toBeNull();
  expect(moveBetween({ ...staying, seenAt: next, toldAt: next }, led("https://third.example/ferry"))).toBe("https://third.example/ferry");
});

test("what redirects for the moment is none, also where it goes on from the new address", () => {
  expect(moveBetween(staying, led(next, null))).toBeNull();
  expect(moveBetween(staying, led(`${next}/today`, next))).toBe(next);
  expect(moveBetween({ ...staying, seenAt: `${next}/today`, toldAt: next }, led(`${next}/tomorrow`, next))).toBeNull();
  expect(moveBetween(staying, led(address, "https://port.example/cookies")), "by way of another page").toBeNull();
});

test.each([
  "http://port.example/ferry",
  "https://www.port.example/ferry",
  "https://port.example/ferry/",
  "https://m.port.example/ferry/?utm_source=x#top",
  "https://port.example/ferry/amp",
])("%s is no other place", (near) => {
  expect(moveBetween(staying, led(near))).toBeNull();
  expect(moveBetween({ ...staying, address: near }, led(address))).toBeNull();
});

test.each([
  ["https://port.example/", true],
  ["https://port.example", true],
  ["https://other.example/index.html", true],
  ["https://port.example/de/", true],
  ["https://port.example/pt-br", true],
  ["https://port.example/en/home", true],
  ["https://port.example/?from=ferry", false],
  ["https://port.example/news", false],
  ["https://port.example/ferries", false],
])("%s is a front page: %s", (url, isFront) => {
  expect(leadsToFrontPage(address, url)).toBe(isFront);
  expect(leadsToFrontPage("https://third.example/", url), "of one that is cited itself").toBe(false);
});
