import { expect, test } from "vitest";
import { locatorIn } from "./locator.ts";

test.each([
  ["https://a.example/report.pdf#page=12", "page 12"],
  ["https://a.example/report.pdf#page=012&zoom=80", "page 12"],
  ["https://a.example/report.pdf#page=12:~:text=ten", "page 12"],
  ["https://a.example/film#t=90", "at 1:30"],
  ["https://a.example/film#t=90:~:text=ten", "at 1:30"],
  ["https://a.example/film#t=npt:90,120", "at 1:30"],
  ["https://a.example/watch?v=abc&t=1h2m3s", "at 1:02:03"],
  ["https://a.example/watch?v=abc&t=75s", "at 1:15"],
  ["https://a.example/film#t=01:02:03.5", "at 1:02:03"],
  ["https://a.example/watch?start=0", "at 0:00"],
  ["https://a.example/", ""],
  ["https://a.example/?t=yesterday", ""],
  ["https://a.example/#page=twelve", ""],
  ["https://a.example/#section-3", ""],
  ["javascript:alert(1)#page=3", ""],
  ["page=3", ""],
])("%s names “%s”", (address, locator) => {
  expect(locatorIn(address)).toBe(locator);
});
