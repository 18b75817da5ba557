import { expect, test } from "vitest";
import type { DocumentJson } from "../article/article-schema.ts";
import { canonicalText } from "../article/canonical-text.ts";
import { raisedNodes } from "../article/raised-text.ts";
import { contentOf, stored } from "../revision/testing-revision.ts";
import { textFragmentUrl } from "../text/text-fragment.ts";
import { articleBlocks } from "./article-html.ts";
import { exportCsv } from "./csv.ts";
import { exportMarkdown } from "./markdown.ts";
import { createSelectors } from "./selectors.ts";

const cell = (text: string, attrs = {}) => ({
  type: "tableCell",
  attrs,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
const document: DocumentJson = {
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: "On the 21" }, ...raisedNodes([{ type: "text", text: "st" }], "superscript")] },
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [
            { ...cell("Year"), type: "tableHeader" },
            { ...cell("Boats"), type: "tableHeader" },
          ],
        },
        { type: "tableRow", content: [cell("2024"), cell("=212")] },
        { type: "tableRow", content: [cell("All <b>", { colspan: 2 })] },
      ],
    },
    { type: "picture", content: [{ type: "text", text: "A chart of boats" }] },
  ],
};
const text = canonicalText(document);

function content() {
  const base = contentOf(1);
  const [annotation] = base.annotations;
  if (annotation === undefined) throw new Error("The revision has an annotation.");
  const exact = "2024\t=212\nAll <b>";
  const start = text.indexOf(exact);
  const passage = {
    start,
    end: start + exact.length,
    exact,
    prefix: text.slice(start - 8, start),
    suffix: text.slice(start + exact.length, start + exact.length + 6),
  };
  return { ...base, article: { ...base.article, document, text }, annotations: [{ ...annotation, passages: [passage] }] };
}

test("the standalone page draws the table, and marks a passage cell by cell", () => {
  const html = [...articleBlocks(content())].map((block) => block.html).join("");
  expect(html).toContain('On the 21<span class="sign">^(</span><sup>st</sup><span class="sign">)</span>');
  expect(html).toMatch(
    /<section class="table-box"[^>]*tabindex="0" aria-label="Table"[^>]*><table[^>]*><tbody><tr><th[^>]*><p[^>]*>Year<\/p><\/th>/,
  );
  expect(html).toMatch(/<td colspan="2"[^>]*><p[^>]*><mark [^>]*>All &lt;b&gt;<\/mark>/);
  expect(html.match(/<mark /g)).toHaveLength(3);
  expect(html).toMatch(/<p class="picture"[^>]*>A chart of boats<\/p>/);
});

test("exports quote it as it stands: Markdown row by row, CSV within one cell of its own", () => {
  const options = { baseUrl: "https://desk.example" };
  expect([...exportMarkdown(stored(content()), content(), options)].join("")).toContain("> 2024\t\\=212\n>\n> All \\<b\\>");
  expect([...exportCsv(stored(content()), content(), options)].join("")).toContain('"2024\t=212\nAll <b>"');
});

test("selectors and text fragments end at the border of a cell", () => {
  const start = text.indexOf("2024");
  const [quote] = createSelectors(text)({ start, end: start + 4, exact: "2024", prefix: "Year\tBoats\n", suffix: "\t=212\nAll <b>" });
  expect(quote).toMatchObject({ prefix: "", suffix: "" });
  expect(textFragmentUrl("https://a.example/", text, { start, end: start + 9 })).toBe("https://a.example/#:~:text=2024,212");
});
