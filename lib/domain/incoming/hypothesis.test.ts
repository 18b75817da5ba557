import { expect, test } from "vitest";
import { fixtureText } from "../revision/testing-revision.ts";
import { anchorIncoming } from "./anchor-incoming.ts";
import { createLocator } from "./locate.ts";
import { one, placeIn, read } from "./testing-incoming.ts";

test("Hypothesis: its search answer and its export, where only the quoted words count", () => {
  const row = {
    id: "abc",
    uri: "https://news.example/a",
    user: "acct:ada@hypothes.is",
    text: "The log says **four**.",
    tags: ["false", "politics"],
    target: [
      {
        source: "https://news.example/a",
        selector: [
          { type: "RangeSelector", startContainer: "/div[1]", endContainer: "/div[1]", startOffset: 3, endOffset: 9 },
          { type: "TextPositionSelector", start: 0, end: 5 },
          { type: "TextQuoteSelector", exact: "three times", prefix: "was hit ", suffix: ", the mayor" },
        ],
      },
    ],
  };
  const reply = { ...row, references: ["abc"], target: [{ source: row.uri }] };
  for (const json of [
    { total: 2, rows: [row, reply] },
    { export_date: "2025-01-01", client_version: "1", annotations: [row, reply] },
  ]) {
    const { annotations, malformed } = read(json);
    expect(malformed).toEqual([]);
    expect(annotations).toMatchObject([
      { tags: ["false", "politics"], rationale: [{ format: "markdown", value: "The log says **four**." }] },
      { passages: [{ selectors: [] }], reply: true },
    ]);
    const start = fixtureText.indexOf("three times");
    expect(annotations[0]?.passages.map(placeIn(fixtureText))).toEqual([{ found: { start, end: start + 11 } }]);
  }
});

test("a row of Hypothesis that has a position alone is taken by it", () => {
  const row = { uri: "https://news.example/a", target: [{ selector: [{ type: "TextPositionSelector", start: 4, end: 8 }] }] };
  expect(anchorIncoming(one([row]).annotation, fixtureText, createLocator(fixtureText), [])).toMatchObject([
    { exact: Array.from(fixtureText).slice(4, 8).join("") },
  ]);
});
