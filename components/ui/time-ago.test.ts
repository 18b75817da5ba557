import { expect, it } from "vitest";
import { timeAgo } from "./time-ago.ts";

const now = new Date(2026, 10, 29, 12, 0).getTime();
const before = (seconds: number) => timeAgo(now - seconds * 1000, now);

it("tells moments of the last week by how long ago they were", () => {
  expect([0, 59, 60, 3599, 3600, 86_399, 86_400, 3 * 86_400].map(before)).toEqual([
    "just now",
    "just now",
    "1 minute ago",
    "59 minutes ago",
    "1 hour ago",
    "23 hours ago",
    "yesterday",
    "3 days ago",
  ]);
});

it("tells earlier ones by their date, with the year where it is another", () => {
  expect(before(8 * 86_400)).toBe("21 November");
  expect(before(400 * 86_400)).toBe("25 October 2025");
});

it("never speaks of the future: clocks differ a little", () => {
  expect(before(-30)).toBe("just now");
});
