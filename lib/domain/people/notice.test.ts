import { describe, expect, test } from "vitest";
import { digestHour, gathering, mailTime, type Notice, noticePath } from "./notice.ts";
import { mailText } from "./notice-mail.ts";

describe("when a notice goes out", () => {
  const at = (iso: string) => new Date(iso);

  test("at once is after a minute, so that many come as one; none is never", () => {
    const now = at("2026-03-04T12:00:00Z");
    expect(mailTime("at_once", now)?.getTime()).toBe(now.getTime() + gathering);
    expect(mailTime("none", now)).toBeNull();
  });

  test("a day's are waited with until the next morning", () => {
    const hour = String(digestHour).padStart(2, "0");
    expect(mailTime("daily", at("2026-03-04T05:59:00Z"))?.toISOString()).toBe(`2026-03-04T${hour}:00:00.000Z`);
    expect(mailTime("daily", at("2026-03-04T06:00:00Z"))?.toISOString()).toBe(`2026-03-05T${hour}:00:00.000Z`);
    expect(mailTime("daily", at("2026-12-31T23:00:00Z"))?.toISOString()).toBe(`2027-01-01T${hour}:00:00.000Z`);
  });
});

const notice: Notice = {
  id: "n",
  kind: "returned",
  differing: false,
  at: "2026-03-04T12:00:00Z",
  read: false,
  by: { id: "j", name: "Joon" },
  article: { slug: "bridge", title: "The bridge" },
  annotation: { id: "a1", claim: "It cost <ten> million." },
  words: "",
};
const desk = { deskName: "The Desk", url: "https://check.example" };

describe("the e-mail", () => {
  test("one says in its subject what it is, many how many; each leads to its very card, and to where it is stopped", () => {
    const stopUrl = "https://check.example/unsubscribe/x";
    const one = mailText({ notices: [notice], stopUrl }, desk);
    expect(one.subject).toBe("Joon returned an annotation to you: It cost <ten> million.");
    for (const part of ["https://check.example/desk/articles/bridge#a-a1", stopUrl]) expect([one.text, one.html].join()).toContain(part);
    const other = { ...notice, id: "m", kind: "outlet" as const, by: null, annotation: null };
    const two = mailText({ notices: [notice, other], stopUrl }, desk);
    expect(two.subject).toBe("2 notices from The Desk");
    expect(two.text).toContain("https://check.example/desk/articles/bridge/versions");
  });

  test("what people wrote is text in it, and no header", () => {
    const hostile = {
      ...notice,
      annotation: { id: "a1", claim: "x\r\nBcc: all@example.org <script>" },
      words: "<img src=//evil.example>\nBye",
    };
    const { subject, html, text } = mailText({ notices: [hostile], stopUrl: "https://check.example/u" }, desk);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<script|<img/);
    expect(text).toContain("> <img src=//evil.example>\n> Bye");
  });

  test("a long claim makes no long subject", () => {
    const long = { ...notice, annotation: { id: "a1", claim: "𝄞".repeat(500) } };
    const { subject } = mailText({ notices: [long], stopUrl: "" }, desk);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(subject.isWellFormed()).toBe(true);
  });
});

test("what is about the review as a whole leads there", () => {
  expect(noticePath({ ...notice, annotation: null })).toBe("/desk/articles/bridge#review");
  expect(noticePath({ ...notice, kind: "assigned", annotation: null })).toBe("/desk/articles/bridge");
});
