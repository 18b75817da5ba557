import { JSDOM } from "jsdom";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { ArticleText } from "./article-text.tsx";
import { indexText } from "./text-index.ts";

const said = (text: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]) => ({ type: "text", text, marks });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const cell = (text: string) => ({ type: "tableCell", content: [text ? paragraph(said(text)) : { type: "paragraph" }] });
const link = { type: "link", attrs: { href: "https://example.org/" } };
const article: DocumentJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [said("A heading")] },
    paragraph(said("One "), said("linked ", link), said("bold", link, { type: "bold" }), said(" end.")),
    paragraph(said("Above"), { type: "hardBreak" }, said("below")),
    { type: "horizontalRule" },
    { type: "table", content: [{ type: "tableRow", content: [cell("left"), cell(""), cell("right")] }] },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(said("Last"))] }] },
  ],
};
const text = canonicalText(article);

let root: HTMLElement;
beforeEach(() => {
  const { window } = new JSDOM(`<main>${renderToStaticMarkup(<ArticleText document={article} language="en" />)}</main>`);
  for (const name of ["document", "Text", "Element", "Node", "NodeFilter"] as const) vi.stubGlobal(name, window[name]);
  root = window.document.body.firstElementChild as HTMLElement;
});

it("draws a link with bold words in it as one link", () => {
  expect(root.querySelectorAll("a")).toHaveLength(1);
  expect(root.querySelector("a")?.innerHTML).toBe("linked <strong>bold</strong>");
});

it("finds each word's place, and the place's offset again", () => {
  const index = indexText(root);
  for (const { 0: word, index: start } of text.matchAll(/\w+/g)) {
    const range = index.rangeOf({ start, end: start + word.length });
    expect(range.toString()).toBe(word);
    expect(index.offsetOf(range.startContainer, range.startOffset)).toBe(start);
    expect(index.offsetOf(range.endContainer, range.endOffset)).toBe(start + word.length);
  }
});

it("begins a passage in the block that follows, and ends it in the one that precedes", () => {
  const index = indexText(root);
  const end = text.indexOf("\n");
  expect(index.rangeOf({ start: end, end: end + 4 }).toString()).toBe("One");
  expect(index.rangeOf({ start: 2, end: end + 1 }).toString()).toBe("heading");
});

it("knows the offsets of places between nodes", () => {
  const index = indexText(root);
  const [first, second, third] = root.querySelectorAll("p");
  if (!first || !second || !third) throw new Error("There are three paragraphs.");
  expect(index.offsetOf(root, 0)).toBe(0);
  expect(index.offsetOf(root, 1)).toBe(text.indexOf("One"));
  expect(index.offsetOf(first, 1)).toBe(text.indexOf("linked"));
  expect(index.offsetOf(second, 1)).toBe(text.indexOf("\nbelow"));
  expect(index.offsetOf(second, 2)).toBe(text.indexOf("below"));
  expect(index.offsetOf(second, 3)).toBe(text.indexOf("below") + "below".length);
  expect(index.offsetOf(root, root.childNodes.length)).toBe(text.length);
  expect(index.placeOf(text.indexOf("below"))).toEqual({ node: second, offset: 2 });
  expect(index.offsetOf(root.ownerDocument.body, 0)).toBeNull();
});
