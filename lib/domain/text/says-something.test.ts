import { expect, test } from "vitest";
import { isSeen, saysSomething } from "./says-something.ts";

test.each(["It is on tape.", "§ 12", "不", "0", "п", "\u200bא"])("says something: %s", (text) => expect(saysSomething(text)).toBe(true));

test.each(["", " ", "\u200b", "\u2060\u00ad", "***", "---", "…?!", "\u3164", "\u2800", "\ufe0f"])("says nothing: %j", (text) =>
  expect(saysSomething(text)).toBe(false),
);

test.each(["👍", "?", "א", "👍\ufe0f"])("is seen: %s", (text) => expect(isSeen(text)).toBe(true));

test.each(["", " \u00a0", "\u200b\u2060", "\u0007", "\ufe0f", "\u3164"])("is not seen: %j", (text) => expect(isSeen(text)).toBe(false));
