import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentJson } from "../article/article-schema.ts";
import { normalizeDocument } from "../article/text.ts";
import { proseFromMarkdown } from "./markdown-reading.ts";
import { proseToMarkdown } from "./markdown-writing.ts";
import { emptyProse, isEmptyProse, proseText } from "./prose.ts";
import { openProseState, projectProse, seedProse } from "./prose-document.ts";
import { proseToHtml } from "./prose-html.ts";
import type { ProseNode } from "./prose-node.ts";
import { proseField, readProse } from "./prose-reading.ts";
import { parseProse, proseSchema } from "./prose-schema.ts";

const words = fc
  .array(
    fc.constantFrom(
      ..."a b word “quoted” * ** _ ~~ ` ``` [x](http://a.test) [ref]: ! # ## - + 1. 1) > = --- === & &amp; &copy; &#65; < <b> \\ \\\\ | 😀 👩‍👩‍👧 é אב 中文 。 、 $ .".split(
        " ",
      ),
      " ",
      " ",
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const mark = fc.oneof(
  fc.constantFrom({ type: "bold" }, { type: "italic" }, { type: "strike" }),
  fc
    .constantFrom("https://a.test/x_(y)", "http://b.test/?a=1&copy;=2&b", "mailto:desk@a.test", "https://c.test/é*_~")
    .map((href) => ({ type: "link", attrs: { href } })),
);
const inline = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("text"),
      text: words,
      marks: fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: "hardBreak" }) },
);
const paragraph = fc.array(inline, { maxLength: 5 }).map((content) => ({ type: "paragraph", content }));
const cell = (type: string, spans: object, inlines: fc.Arbitrary<ProseNode>) =>
  fc
    .array(fc.array(inlines, { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((lines): ProseNode => ({ type, attrs: { ...spans }, content: lines.map((content) => ({ type: "paragraph", content })) }));
const written = inline.filter(({ type }) => type === "text");
/** As Markdown can say it: rows alike, at most one row of headings, no cell over several places, lines as blocks. */
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()).chain(([width, headed]) => {
  const row = (type: string) =>
    fc.array(cell(type, {}, written), { minLength: width, maxLength: width }).map((content): ProseNode => ({ type: "tableRow", content }));
  const title: ProseNode = { type: "tableHeader", content: [{ type: "paragraph", content: [{ type: "text", text: "Year" }] }] };
  const head = row("tableHeader").map(({ content = [] }) => ({ type: "tableRow", content: [title, ...content.slice(1)] }));
  return fc
    .tuple(fc.array(row("tableCell"), { minLength: headed ? 0 : 1, maxLength: 3 }), head)
    .map(([rows, first]): ProseNode => ({ type: "table", content: headed ? [first, ...rows] : rows }));
});
const span = fc.record({ colspan: fc.constantFrom(1, 1, 2, 3, 100), rowspan: fc.constantFrom(1, 1, 2, 100) });
const anyCell = fc.tuple(fc.constantFrom("tableCell", "tableHeader"), span).chain(([type, spans]) => cell(type, spans, inline));
const anyTable = fc
  .array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((rows): ProseNode => ({ type: "table", content: rows.map((content) => ({ type: "tableRow", content })) }));

const { block } = fc.letrec<{ block: ProseNode; item: ProseNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    table,
    fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((content) => ({ type: "blockquote", content })),
    fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((content) => ({ type: "bulletList", content })),
    fc.record({
      type: fc.constant("orderedList"),
      attrs: fc.record({ start: fc.constantFrom(0, 1, 7, 999_999_999) }),
      content: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
    }),
  ),
  item: fc
    .tuple(paragraph, fc.array(tie("block"), { maxLength: 2 }))
    .map(([first, rest]) => ({ type: "listItem", content: [first, ...rest] })),
}));
const prose = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => {
  const parsed = parseProse({ type: "doc", content });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
});

const asStored = (document: DocumentJson): unknown => proseSchema.nodeFromJSON(normalizeDocument(document)).toJSON();

describe("Markdown", () => {
  test("prose written as Markdown reads back as the same prose", () => {
    fc.assert(
      fc.property(prose, (document) => {
        expect(proseFromMarkdown(proseToMarkdown(document))).toEqual(asStored(document));
      }),
      { numRuns: 1500 },
    );
  });

  test("a character between two delimiters that is written as an entity is punctuation to both", () => {
    const marked = (text: string, ...marks: string[]) => ({ type: "text", text, marks: marks.map((type) => ({ type })) });
    const document = (...content: object[]): DocumentJson => ({ type: "doc", content: [{ type: "paragraph", content }] });
    for (const said of [
      document(marked("~~", "bold", "strike"), marked("a", "bold"), marked("a")),
      document(marked("b"), marked("a", "bold"), marked("“x”", "bold", "italic"), marked("c")),
    ]) {
      expect(proseFromMarkdown(proseToMarkdown(said))).toEqual(asStored(said));
    }
  });

  test("any string reads as prose of the schema", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a1 \n\t>-*_#`~[]()!<&;\\.\0\ud800") }), (markdown) => {
        expect(parseProse(proseFromMarkdown(markdown)).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("what people write is kept with its structure", () => {
    const document = proseFromMarkdown(
      "The report **does not** say so:\n\n> 12 *million*\n\n- [page 4](https://report.test/p4)\n- table 2",
    );
    expect(proseToHtml(document)).toBe(
      '<p dir="auto">The report <strong>does not</strong> say so:</p><blockquote><p dir="auto">12 <em>million</em></p></blockquote>' +
        '<ul><li><p dir="auto"><a href="https://report.test/p4" rel="noopener noreferrer">page 4</a></p></li><li><p dir="auto">table 2</p></li></ul>',
    );
  });

  test("what prose has no place for keeps its words", () => {
    const document = proseFromMarkdown("# Why\n\n`code` and ![a chart](https://a.test/c.png)\n\n```\none\ntwo\n```\n\n<b>raw</b>\n\n---");
    expect(proseText(document)).toBe("Why\ncode and a chart\none\ntwo\n<b>raw</b>\n---");
  });

  test("a link that is not safe becomes text", () => {
    const document = proseFromMarkdown("[one](javascript:alert(1)) [two](<data:text/html,x>) [three](JaVaScRiPt:x) [four](//a.test)");
    expect(proseToHtml(document)).toBe('<p dir="auto">one two three four</p>');
  });

  test("nesting beyond measure is flattened, and quickly", () => {
    for (const source of [">".repeat(5000), "- ".repeat(5000), "[".repeat(5000), "**a ".repeat(5000)]) {
      expect(parseProse(proseFromMarkdown(`${source}end`)).ok).toBe(true);
    }
  });
});

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

describe("parseProse", () => {
  const text = (value: string, marks: unknown[] = []) => ({
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: value, marks }] }],
  });

  test.each([
    ["a heading", { type: "doc", content: [{ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "x" }] }] }],
    ["a script link", text("x", [{ type: "link", attrs: { href: "javascript:alert(1)" } }])],
    ["a link without an address", text("x", [{ type: "link" }])],
    ["an unknown mark", text("x", [{ type: "blink" }])],
    ["a null character", text("a\0b")],
    ["half a character", text("a\ud83d")],
    ["too long a text", text("x".repeat(200_000))],
    ["a list item outside a list", { type: "doc", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] }],
    ["no document", { type: "paragraph" }],
    ["a string", "doc"],
    ["nothing", null],
  ])("refuses %s", (_, json) => {
    expect(parseProse(json)).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test.each([["content"], ["attrs"], ["marks"]])("refuses endless nesting in %s without exhausting the stack", (key) => {
    let json: unknown = { type: "paragraph" };
    for (let depth = 0; depth < 100_000; depth++) json = { type: "blockquote", [key]: [json] };
    expect(parseProse({ type: "doc", content: [json] })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test("refuses more parts than anyone writes", () => {
    const content = Array.from({ length: 60_000 }, () => ({ type: "paragraph" }));
    expect(parseProse({ type: "doc", content })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test("keeps nothing of a link but its address", () => {
    const attrs = { href: "https://a.test", class: "fixed inset-0", target: "_top", rel: "opener", onclick: "x" };
    const parsed = parseProse(text("x", [{ type: "link", attrs }]));
    expect(JSON.stringify(parsed)).not.toMatch(/inset|_top|"opener"|onclick/);
    expect(parsed.ok && proseToHtml(parsed.value)).toBe('<p dir="auto"><a href="https://a.test" rel="noopener noreferrer">x</a></p>');
  });
});

test("a shared text reads alike with and without the schema", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        prose,
        anyTable.map((node): DocumentJson => ({ type: "doc", content: [node] })),
      ),
      (said) => {
        const document = openProseState([seedProse(said)]);
        expect(proseToHtml(readProse(document))).toBe(proseToHtml(projectProse(document) ?? emptyProse));
      },
    ),
  );
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

test("HTML carries no markup of the words themselves", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      const html = proseToHtml({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: value }] }] });
      expect(html.replace(/^<p dir="auto">/, "").replace(/<\/p>$/, "")).not.toMatch(/[<>"']/);
    }),
  );
});

test("empty prose is empty", () => {
  expect(isEmptyProse(emptyProse)).toBe(true);
  expect(isEmptyProse(proseFromMarkdown(" \n "))).toBe(true);
  expect(isEmptyProse(proseFromMarkdown("x"))).toBe(false);
  expect(proseToMarkdown(emptyProse)).toBe("");
});
