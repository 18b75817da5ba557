import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentJson } from "../article/article-schema.ts";
import { normalizeDocument } from "../article/text.ts";
import { proseFromMarkdown } from "./markdown-reading.ts";
import { proseToMarkdown } from "./markdown-writing.ts";
import { emptyProse, isEmptyProse, proseText } from "./prose.ts";
import { openProseState, projectProse, seedProse } from "./prose-document.ts";
import { proseToHtml } from "./prose-html.ts";
import { readProse } from "./prose-reading.ts";
import { parseProse, proseSchema } from "./prose-schema.ts";

import { anyTable, prose } from "./testing-prose.ts";

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
