import { HtmlValidate } from "html-validate";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { RevisionContent } from "../revision/revision.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, contentOf, fixtureText, revisionInput, stored, verdictOf } from "../revision/testing-revision.ts";
import { exportHtml } from "./html.ts";

function pageOf(content: RevisionContent): string {
  return [...exportHtml(stored(content), content)].join("");
}

const overlapping = buildRevision(
  revisionInput({
    annotations: [
      annotationFixture(fixtureText, { id: "wide", quotes: ["The pier was hit three times, the mayor said. 🚢 Nobody was hurt.\nA list"] }),
      annotationFixture(fixtureText, { id: "narrow", quotes: ["hit three"], verdict: verdictOf("inaccurate") }),
      annotationFixture(fixtureText, { id: "crossing", quotes: ["times, the mayor", "line\nand another"], verdict: verdictOf("opinion") }),
    ],
  }),
);

test("the page is valid HTML", async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"], rules: { "no-inline-style": "off" } });
  for (const content of [contentOf(0), contentOf(9), overlapping]) {
    const report = await validator.validateString(pageOf(content));
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => ({ ruleId, message, line, column }))),
    ).toEqual([]);
  }
});

test("marks exactly the words that are annotated, once each, however passages overlap", () => {
  const { document } = new JSDOM(pageOf(overlapping)).window;
  for (const spoken of document.querySelectorAll(".spoken, .cards, sup")) spoken.remove();
  for (const lineBreak of document.querySelectorAll("br")) lineBreak.replaceWith("\n");
  const blocks = [...document.querySelectorAll(".article h2, .article p")].map((block) => block.textContent);
  expect(blocks.join("\n")).toBe(fixtureText);
  const marked = [...document.querySelectorAll("mark")].map((mark) => [mark.className, mark.textContent]);
  expect(marked).toEqual([
    ["v-accurate", "The pier was "],
    ["v-inaccurate more", "hit "],
    ["v-inaccurate more", "three"],
    ["v-accurate", " "],
    ["v-opinion more", "times"],
    ["v-opinion more", ", the mayor"],
    ["v-accurate", " said. 🚢 Nobody was hurt."],
    ["v-accurate", "A list"],
    ["v-opinion", "line"],
    ["v-opinion", "and another"],
  ]);
});

test("each passage ends with a link to its card, and each card stands by the block of its first passage", () => {
  const { document } = new JSDOM(pageOf(overlapping)).window;
  expect([...document.querySelectorAll("sup a")].map((link) => link.getAttribute("href"))).toEqual([
    "#a-narrow",
    "#a-crossing",
    "#a-wide",
    "#a-crossing",
  ]);
  const block = document.querySelector("#a-wide")?.closest(".block");
  expect([...(block?.querySelectorAll(".card") ?? [])].map((card) => card.id)).toEqual(["a-wide", "a-narrow", "a-crossing"]);
  expect(block?.textContent).toContain("Nobody was hurt");
});

test("each card leads back to its first passage", () => {
  const { document } = new JSDOM(pageOf(overlapping)).window;
  for (const link of document.querySelectorAll(".card .number")) {
    const place = document.querySelector(link.getAttribute("href") ?? "");
    expect(place?.querySelector("a")?.getAttribute("href")).toBe(`#${link.closest(".card")?.id}`);
  }
});

test("every annotation has its card, whatever its passages", () => {
  const { document } = new JSDOM(pageOf(contentOf(40))).window;
  expect(document.querySelectorAll(".card")).toHaveLength(40);
});

test("nothing is fetched and nothing can run", () => {
  const { document } = new JSDOM(pageOf(contentOf(3))).window;
  expect(
    document.querySelectorAll("[src], img, iframe, object, link:not([rel=canonical]), script:not([type='application/json'])"),
  ).toHaveLength(0);
  expect(document.querySelector("style")?.textContent).not.toMatch(/url\(|@import/);
});
