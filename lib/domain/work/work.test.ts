import { expect, test } from "vitest";
import { dayFrom, dueState, signOffHref, workHref } from "./work.ts";

test("a line leads to its card, or to the review as a whole", () => {
  const article = { slug: "bridge" };
  expect(workHref({ article, annotationId: "x" })).toBe("/desk/articles/bridge#a-x");
  expect(workHref({ article, annotationId: null })).toBe("/desk/articles/bridge#review");
  expect(signOffHref({ article, annotationId: "x" })).toBe("/desk/articles/bridge?work=sign-off#a-x");
});

test.each([
  ["2026-02-27", "overdue"],
  ["2026-02-28", "today"],
  ["2026-03-01", "tomorrow"],
  ["2026-03-02", "later"],
])("on the last day of February, what is due on %s is %s", (dueOn, state) => {
  expect(dueState(dueOn, "2026-02-28")).toBe(state);
});

test("days are counted across months", () => {
  expect(dayFrom(Date.UTC(2026, 1, 28, 23, 59), 1)).toBe("2026-03-01");
});
