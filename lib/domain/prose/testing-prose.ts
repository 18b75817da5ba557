import fc from "fast-check";
import type { ProseNode } from "./prose-node.ts";
import { parseProse } from "./prose-schema.ts";

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
/** Any table at all, whatever its cells cover and hold. */
export const anyTable = fc
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
/** Any prose that Markdown can say. */
export const prose = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => {
  const parsed = parseProse({ type: "doc", content });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
});
