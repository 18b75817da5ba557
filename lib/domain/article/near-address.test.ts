import { expect, test } from "vitest";
import { nearAddress, nearPlace } from "./near-address.ts";

const page = "https://news.example/world/2025/pier-b?id=7";

test.each([
  "http://news.example/world/2025/pier-b?id=7",
  "https://www.news.example/world/2025/pier-b/?id=7",
  "https://m.news.example/world/2025/pier-b?id=7#top",
  "https://amp.news.example/world/2025/pier-b?id=7&utm_source=x&fbclid=y",
  "https://news.example/amp/world/2025/pier-b?id=7",
  "https://news.example/world/2025/pier-b/amp/?id=7",
  "https://news.example/world/2025/pier-b.amp?id=7",
  "https://news.example/world/2025/pier-b?amp=1&id=7",
  "https://news.example./world/2025/pier-b?id=7",
  "https://touch.news.example/world/2025/pier-b?id=7",
  "https://mobile.news.example/world/2025/pier-b?id=7",
  "https://www.m.news.example./world/2025/pier-b?id=7",
  "https://NEWS.example:443/world/2025/pier-b?id=7",
  "https://news-example.cdn.ampproject.org/c/s/www.news.example/world/2025/pier-b?id=7",
  "https://www.google.com/amp/s/news.example/world/2025/pier-b?id=7",
  "https://www.bing.com/amp/s/amp.news.example/world/2025/pier-b?id=7",
  "https://wap.news.example/world/2025/pier-b/?outputType=amp&id=7",
  "https://mobi.news.example/world/2025/pier-b?id=7&share=mail",
  "http://www2.news.example:80/world/2025/pier-b?id=7",
  "https://amp.m.news.example/amp/world/2025/pier-b?id=7",
  " https://news.example/world/2025/pier%2Db?id=7#:~:text=strikes ",
])("%s is the same page", (address) => {
  expect(nearAddress(address)).toBe(nearAddress(page));
});

test.each([
  "https://news.example/world/2025/pier-c?id=7",
  "https://news.example/world/2025/pier-b?id=8",
  "https://news.example/world/2025/pier-b",
  "https://other.example/world/2025/pier-b?id=7",
  "https://blog.news.example/world/2025/pier-b?id=7",
  "https://news.example:8443/world/2025/pier-b?id=7",
  "https://news.example/",
])("%s is another", (address) => {
  expect(nearAddress(address)).not.toBe(nearAddress(page));
});

test.each(["", "pier-b", "urn:x-pdf:abc", "javascript:alert(1)"])("“%s” is no web address", (address) => {
  expect(nearAddress(address)).toBeNull();
});

test("letters beyond ASCII are read as they are written, and the name of a site is never taken away whole", () => {
  expect(nearAddress("https://en.m.wiki.example/пирс")).toBe(nearAddress("https://en.wiki.example/%D0%BF%D0%B8%D1%80%D1%81"));
  expect(nearAddress("https://news.example/caf%C3%A9")).toBe(nearAddress("https://news.example/cafe%CC%81"));
  expect(nearAddress("https://m.example/")).not.toBe(nearAddress("https://example/"));
});

test("a fragment that names a page of its own tells pages apart", () => {
  expect(nearAddress("https://news.example/#!/pier-b")).toBe(nearAddress("http://www.news.example/#!/pier-b/"));
  expect(nearAddress("https://news.example/#!/pier-b")).not.toBe(nearAddress("https://news.example/#!/pier-c"));
  expect(nearAddress("https://news.example/app#/pier-b")).not.toBe(nearAddress("https://news.example/app#/pier-c"));
});

test("a place in a source is part of its name, however the page is reached; words that a browser points to are none", () => {
  const page = nearPlace("https://www.port.example/report.pdf");
  expect(nearPlace("http://m.port.example/report.pdf#:~:text=twelve%20million")).toBe(page);
  expect(nearPlace("https://port.example/report.pdf#")).toBe(page);
  expect(nearPlace("https://port.example/report.pdf#page=12")).toBe(nearPlace("http://mobile.port.example/report.pdf#page=12:~:text=ten"));
  expect(nearPlace("https://port.example/report.pdf#page=12")).not.toBe(page);
  expect(nearPlace("https://port.example/report.pdf#page=12")).not.toBe(nearPlace("https://port.example/report.pdf#page=13"));
  expect(nearPlace("the report of the port")).toBe("");
});
