import { describe, expect, test } from "vitest";
import { proseFromMarkdown } from "../prose/markdown-reading.ts";
import { proseToMarkdown } from "../prose/markdown-writing.ts";
import { proseToHtml } from "../prose/prose-html.ts";
import { httpUrl } from "./inputs.ts";
import { isSafeLink } from "./safe-link.ts";
import { parseDocument } from "./text.ts";

const naming = [
  "https://bank.example@evil.example",
  "https://user:pass@host.example/path",
  "http://:pass@host.example",
  "https://@evil.example",
  " https://bank.example@evil.example",
  "https:\\\\bank.example@evil.example",
  "https:/\t/bank.example\n@evil.example",
  "HTTPS:bank.example@evil.example",
  "https://bank.example%2F@evil.example",
];

describe.each(naming)("%j, which names a user before its host,", (address) => {
  test("is no link, no address of an article or a source, and no part of a text", () => {
    expect(isSafeLink(address)).toBe(false);
    expect(httpUrl.safeParse(address).success).toBe(false);
    const text = { type: "text", text: "the bank", marks: [{ type: "link", attrs: { href: address } }] };
    const document = { type: "doc", content: [{ type: "paragraph", content: [text] }] };
    expect(parseDocument(document)).toMatchObject({ ok: false, error: { code: "invalid" } });
  });
});

test.each([
  "https://courier.example/@ada",
  "https://courier.example?to=a@b.example",
  "https://courier.example/#@ada",
  "mailto:ada@courier.example",
])("%s names none", (address) => {
  expect(isSafeLink(address)).toBe(true);
});

test("a link to a host that isn't what it looks like says so behind its words and as its hint", () => {
  const markdown = '[the **bank**](https://раураl.example/login "xn--l-7sba6dbr.example") and [another](https://courier.example)';
  const prose = proseFromMarkdown(markdown);
  expect(proseToHtml(prose)).toContain('title="xn--l-7sba6dbr.example" data-host="xn--l-7sba6dbr.example"');
  expect(proseToHtml(prose).match(/data-host/g)).toHaveLength(2);
  const written = proseToMarkdown(prose);
  expect(written).toContain(' "xn--l-7sba6dbr.example")');
  // Read again it is the same text.
  expect(proseFromMarkdown(written)).toEqual(prose);
});
