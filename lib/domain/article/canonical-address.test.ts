import { expect, test } from "vitest";
import { canonicalAddress } from "./canonical-address.ts";

test.each([
  ["HTTPS://News.Example:443/a?utm_source=x&id=7&fbclid=1#top", "https://news.example/a?id=7"],
  ["https://news.example/a?b=%D0%B0", "https://news.example/a?b=%D0%B0"],
  [" https://news.example ", "https://news.example/"],
])("%s is %s", (written, canonical) => expect(canonicalAddress(written)).toBe(canonical));

test("doing it twice changes nothing", () => {
  const once = canonicalAddress("https://news.example/a?q=a+b&utm_id=1");
  expect(canonicalAddress(once)).toBe(once);
});
