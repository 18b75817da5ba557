import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentJson } from "../article/article-schema.ts";
import { proseFromMarkdown } from "./markdown-reading.ts";
import { proseToMarkdown } from "./markdown-writing.ts";
import { emptyProse, proseText } from "./prose.ts";
import { openProseState, projectProse, seedProse } from "./prose-document.ts";
import { proseToHtml } from "./prose-html.ts";
import { proseField } from "./prose-reading.ts";
import { parseProse } from "./prose-schema.ts";

import { anyTable } from "./testing-prose.ts";

describe("a table", () => {
  const said = (document: DocumentJson) => proseText(document).split(/\s+/u).filter(Boolean);
  const row = (...texts: string[]) => `| ${texts.join(" | ")} |`;

  test("whatever its cells cover and hold, Markdown says every word of it, in order", () => {
    fc.assert(
      fc.property(anyTable, (irregular) => {
        const parsed = parseProse({ type: "doc", content: [irregular] });
        if (!parsed.ok) throw new Error(parsed.error.message);
        expect(said(proseFromMarkdown(proseToMarkdown(parsed.value)))).toEqual(said(parsed.value));
      }),
      { numRuns: 500 },
    );
  });

  test("is read from Markdown, drawn with its headings, and said with a tab between cells", () => {
    const document = proseFromMarkdown(
      `So it says:\n\n${row("Year", "*Seats*")}\n|---|--:|\n${row("2024", "60 \\| 000<br>sold")}\n\nAnd on.`,
    );
    expect(proseToHtml(document)).toBe(
      '<p dir="auto">So it says:</p><section class="table-box" tabindex="0" aria-label="Table"><table dir="auto"><tbody>' +
        '<tr><th><p dir="auto">Year</p></th><th><p dir="auto"><em>Seats</em></p></th></tr>' +
        '<tr><td><p dir="auto">2024</p></td><td><p dir="auto">60 | 000</p><p dir="auto">sold</p></td></tr></tbody></table></section>' +
        '<p dir="auto">And on.</p>',
    );
    expect(proseText(document)).toBe("So it says:\nYear\tSeats\n2024\t60 | 000 sold\nAnd on.");
  });

  test("keeps cells that a row has beyond its head, in quotes and lists too", () => {
    for (const start of ["", "> ", "- point\n\n  ", "> - "]) {
      const rest = start
        .replace(/[^\s>]/g, " ")
        .replaceAll("\n", "")
        .replace(/^ {7,}/, "  ");
      const markdown = `${start}| a |\n${rest}|---|\n${rest}| b | *c* \\| d | |`;
      expect(said(proseFromMarkdown(markdown)).filter((word) => word !== "point")).toEqual(["a", "b", "c", "|", "d"]);
    }
  });

  test("that has no headings is written under an empty head, which is none when it is read", () => {
    const document = proseFromMarkdown("| | |\n|-|-|\n| a | b |");
    expect(proseToHtml(document)).not.toContain("<th");
    expect(proseToMarkdown(document)).toBe("|  |  |\n| --- | --- |\n| a | b |");
  });

  test("whose cells cover several is written as a table in which nothing moves to another column", () => {
    const cellOf = (text: string, attrs = {}) => ({
      type: "tableCell",
      attrs,
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    });
    const rows = [
      [cellOf("a", { rowspan: 2 }), cellOf("b", { colspan: 2 })],
      [cellOf("c"), cellOf("d")],
    ];
    const content = [{ type: "table", content: rows.map((cells) => ({ type: "tableRow", content: cells })) }];
    expect(proseToMarkdown({ type: "doc", content })).toBe("|  |  |  |\n| --- | --- | --- |\n| a | b |  |\n|  | c | d |");
  });

  test("that is huge becomes lines, and quickly", () => {
    const wide = Array.from({ length: 12_000 }, (_, index) => String(index));
    const document = proseFromMarkdown(`${row(...wide)}\n|${"-|".repeat(12_000)}\n${"|last\n".repeat(5)}`);
    expect(parseProse(document).ok).toBe(true);
    expect(said(document).filter((word) => word !== "·")).toEqual([...wide, ...Array(5).fill("last")]);
    const covering = Array.from({ length: 400 }, () => ({
      type: "tableCell",
      attrs: { colspan: 100, rowspan: 100 },
      content: [{ type: "paragraph" }],
    }));
    const rows = Array.from({ length: 30 }, () => ({ type: "tableRow", content: covering }));
    const end = { type: "paragraph", content: [{ type: "text", text: "end" }] };
    const parsed = parseProse({ type: "doc", content: [{ type: "table", content: rows }, end] });
    expect(parsed.ok && proseToMarkdown(parsed.value)).toMatch(/end$/);
  });

  test.each([
    [
      "a table within a table",
      { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [{ type: "table" }] }] }] },
    ],
    ["a row outside a table", { type: "tableRow", content: [{ type: "tableCell", content: [{ type: "paragraph" }] }] }],
    [
      "a list in a cell",
      { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [{ type: "bulletList" }] }] }] },
    ],
    ["a table without rows", { type: "table" }],
  ])("%s is refused", (_, node) => {
    expect(parseProse({ type: "doc", content: [node] })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test("covers no more than a cell may", () => {
    const attrs = { colspan: 1e9, rowspan: -3, style: "position:fixed", colwidth: 9 };
    const content = [
      { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", attrs, content: [{ type: "paragraph" }] }] }] },
    ];
    const parsed = parseProse({ type: "doc", content });
    expect(parsed.ok && proseToHtml(parsed.value)).toContain('<td colspan="100"><p');
  });
});

test("what two people's changes leave of a table is kept, and what is no part of one is left out", () => {
  const document = openProseState([seedProse(proseFromMarkdown("| a | b |\n|---|---|\n| c | d |"))]);
  const [table] = document.getXmlFragment(proseField).toArray();
  if (!(table instanceof Y.XmlElement)) throw new Error("no table");
  const odd = new Y.XmlElement("tableCell");
  odd.insert(0, [new Y.XmlElement("table"), new Y.XmlElement("paragraph")]);
  odd.setAttribute("colspan", "1e9");
  const short = new Y.XmlElement("tableRow");
  short.insert(0, [odd]);
  table.insert(2, [new Y.XmlElement("tableRow"), new Y.XmlElement("paragraph"), short]);
  expect(proseText(projectProse(document) ?? emptyProse)).toBe("a\tb\nc\td\n");
});
