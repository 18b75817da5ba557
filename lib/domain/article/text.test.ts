import { tableNodeTypes } from "@tiptap/pm/tables";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProseNode } from "../prose/prose-node.ts";
import { sha256Hex } from "../text/hash.ts";
import { wordCount } from "../text/word-count.ts";
import { articleSchema, type DocumentJson } from "./article-schema.ts";
import { canonicalText } from "./canonical-text.ts";
import { normalizeDocument, parseDocument, positionAt, textMap } from "./text.ts";

const text = (value: string, ...marks: string[]): ProseNode => ({ type: "text", text: value, marks: marks.map((type) => ({ type })) });
const paragraph = (...content: ProseNode[]): ProseNode => ({ type: "paragraph", content });
const lineBreak: ProseNode = { type: "hardBreak" };
const list = (...items: ProseNode[][]): ProseNode => ({
  type: "bulletList",
  content: items.map((content) => ({ type: "listItem", content })),
});

function article(...content: ProseNode[]): DocumentJson {
  const parsed = parseDocument({ type: "doc", content });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const piece = fc.oneof(
  fc.constant(lineBreak),
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom("a", "b", " ", " ", "\t", "\u00a0", "😀", "é", "א", "👩‍👩‍👧"), minLength: 1 }),
      fc.subarray(["bold", "italic"]),
    )
    .map(([value, marks]) => text(value, ...marks)),
);
const { block } = fc.letrec<{ block: ProseNode; inside: ProseNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc.array(piece, { maxLength: 4 }).map((content) => paragraph(...content)),
    fc.array(piece, { maxLength: 2 }).map((content) => ({ type: "heading", attrs: { level: 2 }, content })),
    fc.constant({ type: "horizontalRule" }),
    fc.array(fc.array(fc.array(piece, { maxLength: 2 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) => ({
      type: "table",
      content: rows.map((cells) => ({
        type: "tableRow",
        content: cells.map((content) => ({ type: "tableCell", content: [paragraph(...content)] })),
      })),
    })),
    fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((content) => ({ type: "blockquote", content })),
    fc
      .array(fc.tuple(fc.array(piece, { maxLength: 2 }), fc.array(tie("block"), { maxLength: 2 })), { minLength: 1, maxLength: 3 })
      .map((items) => list(...items.map(([first, rest]) => [paragraph(...first), ...rest]))),
  ),
  inside: fc.constant(lineBreak),
}));
const document = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => article(...content));

describe("canonicalText", () => {
  test("joins textblocks by one line feed, wherever they stand", () => {
    const whole = article(
      { type: "heading", attrs: { level: 1 }, content: [text("Title")] },
      paragraph(text("One "), text("bold", "bold"), lineBreak, text("next line")),
      { type: "horizontalRule" },
      { type: "blockquote", content: [paragraph(text("Quoted"))] },
      list([paragraph(text("a")), list([paragraph(text("b"))])], [paragraph(text("c"))]),
    );
    expect(canonicalText(whole)).toBe("Title\nOne bold\nnext line\nQuoted\na\nb\nc");
  });

  test("an empty block is an empty line; nothing is trimmed", () => {
    expect(canonicalText(article(paragraph(text(" a ")), paragraph(), paragraph(text("b"))))).toBe(" a \n\nb");
  });

  test("the rule is pinned by a hash that snapshots already carry", () => {
    expect(sha256Hex(canonicalText(article(paragraph(text("Café")), paragraph(text("😀")))))).toBe(sha256Hex("Café\n😀"));
    expect(sha256Hex("Café\n😀")).toBe("83be55637daa295ef756375aaf4f3b8566db968004c5588f12e510cea808de53");
  });
});

describe("tables", () => {
  const cell = (...blocks: ProseNode[]) => ({ type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: blocks });
  const row = (...cells: ProseNode[]) => ({ type: "tableRow", content: cells });
  const whole = article(
    paragraph(text("Before")),
    {
      type: "table",
      content: [
        row(cell(paragraph(text("a"))), cell(paragraph(text("b")), paragraph(text("c")))),
        row(cell(paragraph()), cell(paragraph(text("d")))),
      ],
    },
    paragraph(text("After")),
  );

  test("cells are joined by a tab, rows by a line feed, blocks of a cell by a space", () => {
    expect(canonicalText(whole)).toBe("Before\na\tb c\n\td\nAfter");
    expect(parseDocument(whole)).toMatchObject({ ok: true, value: whole });
  });

  test("what stands between cells belongs to none of them", () => {
    const node = articleSchema.nodeFromJSON(whole);
    const map = textMap(node);
    for (const words of ["a", "b c", "a\tb", "c\n\td", "d\nAfter"]) {
      const start = canonicalText(whole).indexOf(words);
      const from = positionAt(map, start, "start");
      const to = positionAt(map, start + words.length, "end");
      expect(node.textBetween(from, to, "\n").split(/\n+/)).toEqual(words.split(/\s+/));
    }
  });

  test("tidying keeps the places of empty cells, and drops a table without words", () => {
    const empty = { type: "table", content: [row(cell(paragraph()), cell(paragraph(text(" "))))] };
    expect(canonicalText(normalizeDocument(article(empty, ...(whole.content ?? []))))).toBe(canonicalText(whole));
  });

  test.each([
    ["a table in a table", cell({ type: "table", content: [row(cell(paragraph(text("x"))))] })],
    ["a cell of nothing", cell()],
    ["a cell in a cell", cell(cell(paragraph(text("x"))))],
  ])("%s is refused", (_, wrong) => {
    expect(parseDocument({ type: "doc", content: [{ type: "table", content: [row(wrong)] }] }).ok).toBe(false);
  });

  test("the schema says to editors of tables what is which", () => {
    expect(Object.keys(tableNodeTypes(articleSchema)).toSorted()).toEqual(["cell", "header_cell", "row", "table"]);
  });

  test("a cell covers no more than a hundred columns or rows, whatever is asked for", () => {
    const wide = { ...cell(paragraph(text("x"))), attrs: { colspan: 1_000_000, rowspan: -3 } };
    const parsed = parseDocument({ type: "doc", content: [{ type: "table", content: [row(wide)] }] });
    expect(JSON.stringify(parsed)).toContain('"attrs":{"colspan":100,"rowspan":1}');
  });
});

describe("positions", () => {
  const nodeOf = (json: DocumentJson) => articleSchema.nodeFromJSON(json);

  test("every span of the text is the same words in the editor", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (json, a, b) => {
        const whole = canonicalText(json);
        const node = nodeOf(json);
        const map = textMap(node);
        const start = Math.min(a % (whole.length + 1), b % (whole.length + 1));
        const end = Math.max(a % (whole.length + 1), b % (whole.length + 1));
        const passage = whole.slice(start, end);
        if (passage === "" || passage !== passage.trim()) return;
        const from = positionAt(map, start, "start");
        const to = positionAt(map, end, "end");
        const lines = (words: string) => words.replaceAll(/[\n\t]+/g, "\n");
        expect(lines(node.textBetween(from, to, "\n", "\n"))).toBe(lines(passage));
      }),
      { numRuns: 500 },
    );
  });

  test("a passage that ends with a line feed does not reach into the next block", () => {
    const map = textMap(nodeOf(article(paragraph(text("ab")), paragraph(text("cd")))));
    expect(positionAt(map, 3, "end")).toBe(3);
    expect(positionAt(map, 2, "start")).toBe(5);
  });

  test("an offset outside the text is an error", () => {
    const map = textMap(nodeOf(article(paragraph(text("ab")))));
    expect(() => positionAt(map, 3, "end")).toThrow(RangeError);
    expect(() => positionAt(map, -1, "start")).toThrow(RangeError);
  });
});

describe("normalizeDocument", () => {
  test("collapses white space across marks, keeps breaks and marks, drops what is empty", () => {
    const untidy = article(
      paragraph(text("  One \u00a0"), text("  two ", "bold"), lineBreak, text("  three "), lineBreak),
      paragraph(text(" \t")),
      { type: "blockquote", content: [paragraph()] },
      list([paragraph()], [paragraph(text("a "))]),
    );
    expect(normalizeDocument(untidy).content).toMatchObject([
      {
        type: "paragraph",
        content: [{ text: "One " }, { text: "two", marks: [{ type: "bold" }] }, { type: "hardBreak" }, { text: "three" }],
      },
      { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ text: "a" }] }] }] },
    ]);
    expect(canonicalText(normalizeDocument(untidy))).toBe("One two\nthree\na");
  });

  test("a list item whose first line is empty hands its place on", () => {
    const untidy = article(list([paragraph(), list([paragraph(text("a"))], [paragraph(text("b"))]), paragraph(text("c"))]));
    expect(normalizeDocument(untidy)).toEqual(
      normalizeDocument(article(list([paragraph(text("a"))], [paragraph(text("b"))], [paragraph(text("c"))]))),
    );
  });

  test("keeps every word in order, stays valid, and has nothing left to do", () => {
    const wordsOf = (json: DocumentJson) => canonicalText(json).split(/\s+/u).filter(Boolean);
    fc.assert(
      fc.property(document, (json) => {
        const tidy = normalizeDocument(json);
        expect(wordsOf(tidy)).toEqual(wordsOf(json));
        expect(parseDocument(tidy).ok).toBe(true);
        expect(normalizeDocument(tidy)).toEqual(tidy);
        expect(canonicalText(tidy)).not.toMatch(/[^\S\n\t]{2}|[^\S\n\t]$|^[^\S\n\t]/mu);
      }),
      { numRuns: 500 },
    );
  });
});

describe("parseDocument", () => {
  test.each([
    ["a level that no heading has", { type: "heading", attrs: { level: 9 }, content: [text("x")] }],
    ["a heading without level", { type: "heading", content: [text("x")] }],
    ["an image", { type: "image", attrs: { src: "https://a.test" } }],
    ["a paragraph in a paragraph", paragraph(paragraph(text("x")))],
    ["a name of the prototype", { type: "__proto__" }],
    ["an object for an attribute", { type: "paragraph", attrs: { dir: { a: 1 } } }],
    ["text beyond two million characters", paragraph(text("x".repeat(2_000_001)))],
  ])("refuses %s", (_, node) => {
    expect(parseDocument({ type: "doc", content: [node] })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test("takes lists and quotes as deep as people write them, and no deeper", () => {
    const nested = (levels: number) => {
      let node = paragraph(text("x"));
      for (let level = 0; level < levels; level++) node = { type: "blockquote", content: [node] };
      return { type: "doc", content: [node] };
    };
    expect(parseDocument(nested(30)).ok).toBe(true);
    expect(parseDocument(nested(60)).ok).toBe(false);
  });
});

test.each([
  ["The president’s 3 visits, said U.N.", "en", 6],
  ["中国和日本", "zh", 3],
  ["", "en", 0],
  ["two words", "not a language", 2],
])("counts the words of %j in %s", (value, language, count) => {
  expect(wordCount(value, language)).toBe(count);
});

test("a document is plain JSON through and through, as no other object goes from the server to a browser", () => {
  const link = { type: "link", attrs: { href: "https://example.org/" } };
  const content = [
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Rain", marks: [link] }] },
    { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [{ type: "paragraph" }] }] }] },
  ];
  const waiting: unknown[] = [parseDocument({ type: "doc", content })];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    waiting.push(...Object.values(value));
  }
});
