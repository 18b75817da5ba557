import { expect, it } from "vitest";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { draftDetailsFrom } from "#lib/domain/article/import-draft.ts";
import { findingsOf, isAnswered } from "./clean-up-state.ts";

const documentOf = (...lines: string[]): DocumentJson => ({
  type: "doc",
  content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

const body = "The harbour board met on Monday and spoke for three hours about the new breakwater.";
const known = [{ text: "Set  beside it", reason: "Set beside the article on the page" }];
const input = {
  document: documentOf("Advertisement", body, "Set beside it"),
  title: "The breakwater",
  originalText: `Advertisement ${body} Set beside it`,
  untouchedText: `Advertisement ${body} Set beside it`,
  known,
  kept: new Set<string>(),
};

it("points out what looks like page chrome, and what the original sets apart, by its place", () => {
  expect(findingsOf(input).chrome).toMatchObject([
    { blockIndex: 0, text: "Advertisement" },
    { blockIndex: 2, text: "Set beside it", reason: "Set beside the article on the page" },
  ]);
});

it("points out no more what a person wants to keep, however its white space runs", () => {
  expect(findingsOf({ ...input, kept: new Set(["Set beside it"]) }).chrome.map(({ blockIndex }) => blockIndex)).toEqual([0]);
  expect(findingsOf({ ...input, document: documentOf("Advertisement ", body), kept: new Set(["Advertisement"]) }).chrome).toEqual([]);
});

it("tells a word that the original doesn’t have, and what of the original was struck out", () => {
  expect(findingsOf(input).check).toMatchObject({ ok: true });
  expect(findingsOf({ ...input, document: documentOf(body.replace("three", "thirteen")) }).check).toMatchObject({ ok: false });
  const { struck } = findingsOf({ ...input, document: documentOf(body) });
  expect(struck?.map(({ start, end }) => input.originalText.slice(start, end).trim())).toEqual(["Advertisement", "Set beside it"]);
});

it("says nothing of what was struck out of an original that is too long to compare while somebody types", () => {
  expect(findingsOf({ ...input, untouchedText: `${input.originalText} ${"x ".repeat(200_001)}` }).struck).toBeNull();
});

it("shows a note until what was typed answers it", () => {
  const details = draftDetailsFrom({ title: "Harbour" });
  expect(isAnswered("no-byline", details, "Harbour")).toBe(false);
  expect(isAnswered("no-byline", { ...details, author: " " }, "Harbour")).toBe(false);
  expect(isAnswered("no-byline", { ...details, author: "Ada" }, "Harbour")).toBe(true);
  for (const code of ["no-date", "date-without-year"]) {
    expect(isAnswered(code, details, "Harbour")).toBe(false);
    expect(isAnswered(code, { ...details, publishedAt: "2025-05-02" }, "Harbour")).toBe(true);
  }
  expect(isAnswered("title-guessed", details, "Harbour")).toBe(false);
  expect(isAnswered("title-guessed", { ...details, title: "Breakwater" }, "Harbour")).toBe(true);
  // The list of lines says these better.
  expect(isAnswered("page-chrome", details, "Harbour")).toBe(true);
  expect(isAnswered("invisible-characters", { ...details, author: "Ada" }, "Harbour")).toBe(false);
});
