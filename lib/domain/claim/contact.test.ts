import { describe, expect, test } from "vitest";
import { type ContactFields, contactProblem, isAskedForComment, latestDay } from "./contact.ts";

const asked: ContactFields = {
  party: "claimant",
  name: "The ministry",
  channel: "email",
  askedOn: "2025-05-03",
  outcome: "waiting",
  outcomeOn: null,
  answer: "",
  notes: "",
};
const today = "2025-05-10";

describe("what can be said of a contact", () => {
  test.each<Partial<ContactFields>>([
    {},
    { askedOn: today },
    { notes: "Call again on Monday." },
    { outcome: "answered", outcomeOn: "2025-05-03", answer: "No comment." },
    { outcome: "answered", outcomeOn: "2025-05-04" },
    { outcome: "no_answer", outcomeOn: today },
  ])("%j", (more) => {
    expect(contactProblem({ ...asked, ...more }, today)).toBeNull();
  });

  test.each<[keyof ContactFields, Partial<ContactFields>]>([
    ["name", { name: "" }],
    ["askedOn", { askedOn: "2025-05-11" }],
    ["outcome", { answer: "We deny it." }],
    ["outcome", { outcomeOn: "2025-05-04" }],
    ["outcomeOn", { outcome: "answered", answer: "We deny it." }],
    ["outcomeOn", { outcome: "no_answer" }],
    ["outcomeOn", { outcome: "answered", outcomeOn: "2025-05-02" }],
    ["outcomeOn", { outcome: "no_answer", outcomeOn: "2025-05-11" }],
    ["answer", { outcome: "no_answer", outcomeOn: today, answer: "We deny it." }],
  ])("not, for its %s: %j", (field, more) => {
    expect(contactProblem({ ...asked, ...more }, today)?.field).toBe(field);
  });
});

test("somebody counts as asked once it is known what came of it", () => {
  expect(isAskedForComment([])).toBe(false);
  expect(isAskedForComment([{ outcome: "waiting" }])).toBe(false);
  expect(isAskedForComment([{ outcome: "waiting" }, { outcome: "no_answer" }])).toBe(true);
});

test("a day that has begun anywhere has come", () => {
  expect(latestDay(new Date("2025-05-10T09:59:00Z"))).toBe("2025-05-10");
  expect(latestDay(new Date("2025-05-10T10:01:00Z"))).toBe("2025-05-11");
});
