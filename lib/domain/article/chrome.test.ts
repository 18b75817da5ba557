import { expect, test } from "vitest";
import type { DocumentJson } from "./article-schema.ts";
import { chromeReason, likelyChrome } from "./chrome.ts";

function documentOf(...lines: string[]): DocumentJson {
  return { type: "doc", content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
}

test.each([
  "Live",
  "Review",
  "−",
  "3 March 9182 4 minutes",
  "12,403 views",
  "Просмотров: 418",
  "5 min read",
  "All3 March",
  "Subscribe to our Telegram channel!",
  "Follow us on Facebook",
  "Подпишитесь на наш канал",
  "We use cookies to make this site better.",
  "Facebook Twitter Telegram WhatsApp",
  "Share on: Facebook | X | E-mail",
  "Read also: Ferry line closed",
  "© 2025 The Lowland Courier. All rights reserved",
  "Advertisement",
  "Comments (3)",
  "Tags: harbour, ferry",
])("%j looks like page chrome", (line) => {
  expect(chromeReason(line)).not.toBeNull();
});

test.each([
  "The review took three weeks.",
  "Live music returned to the harbour on Friday.",
  "He told us to follow the boat.",
  "Opinion is divided in the harbour town.",
  "Shares fell by 3 percent.",
  "In May 2024 the council voted.",
  "“Subscribe to nothing,” she said, and the hall laughed at the mayor who had asked for patience, money and time, in that order, for the third year in a row, without an answer.",
  "10 minutes later the ferry left.",
  "The X factor",
])("%j is the article's own", (line) => {
  expect(chromeReason(line)).toBeNull();
});

test("a date alone counts when it repeats or ends the text, not at the top", () => {
  const body = ["The council met again on Monday.", "It voted.", "Then it left."];
  expect(likelyChrome(documentOf("3 March 2025", ...body))).toEqual([]);
  expect(likelyChrome(documentOf(...body, "3 March")).map((mark) => mark.blockIndex)).toEqual([3]);
  expect(likelyChrome(documentOf("3 March", ...body, "3 March")).map((mark) => mark.blockIndex)).toEqual([0, 4]);
});
