import type { JSONContent } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";
import { layOutArticle } from "./article-layout.ts";
import { sampleContent } from "./sample-content.ts";

const words = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\n"));
const inline = fc.oneof(
  { weight: 5, arbitrary: words.filter((text) => text !== "").map((text) => ({ type: "text", text })) },
  { weight: 1, arbitrary: fc.constant({ type: "hardBreak" }) },
);
const paragraph = fc.array(inline, { maxLength: 4 }).map((content) => ({ type: "paragraph", content }));
const block = fc.oneof(
  paragraph,
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: "blockquote", content })),
);
const documents = fc.array(block, { minLength: 1, maxLength: 5 }).map((content): DocumentJson => ({ type: "doc", content }));

function withPassages(text: string, spans: [number, number][]): PublishedAnnotation[] {
  const [template] = sampleContent().annotations;
  if (template === undefined) throw new Error("The sample has annotations.");
  return spans.map(([a, b], index) => {
    const start = Math.min(a, b);
    const end = Math.max(a, b) + 1;
    return {
      ...template,
      id: `${index}`,
      number: index + 1,
      passages: [{ start, end, exact: text.slice(start, end), prefix: "", suffix: "" }],
    };
  });
}

test("blocks stand where the canonical text has them, and runs give back every passage", () => {
  fc.assert(
    fc.property(documents, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (document, seeds) => {
      const text = canonicalText(document);
      fc.pre(text.length > 0);
      const annotations = withPassages(
        text,
        seeds.map(([a, b]) => [a % text.length, b % text.length]),
      );
      const { blocks, passages } = layOutArticle({ ...sampleContent().article, document, text }, annotations);

      const ordered = [...blocks.values()];
      expect(ordered.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(text);
      for (const { start, end, runs } of ordered) {
        expect(runs.map((run) => text.slice(run.start, run.end)).join("")).toBe(text.slice(start, end));
      }
      const runs = ordered.flatMap((entry) => entry.runs);
      for (const passage of passages) {
        const own = runs.filter((run) => run.passages.includes(passage));
        const joints = new Set(ordered.map(({ end }) => end));
        const visible = [...Array(passage.end - passage.start).keys()].map((i) => passage.start + i).filter((at) => !joints.has(at)).length;
        expect(own.reduce((sum, run) => sum + run.end - run.start, 0)).toBe(visible);
        if (own.length > 0) {
          expect(own.filter((run) => run.opens.includes(passage))).toEqual([own[0]]);
          expect(own.filter((run) => run.closes.includes(passage))).toEqual([own.at(-1)]);
        }
      }
    }),
  );
});

test("overlapping passages never share a lane", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 12 }), (spans) => {
      const { article } = sampleContent();
      const { passages } = layOutArticle(article, withPassages(article.text, spans));
      for (const a of passages) {
        for (const b of passages) {
          if (a !== b && a.start < b.end && b.start < a.end) expect(a.lane).not.toBe(b.lane);
        }
      }
    }),
  );
});

test("each card stands at the block where its first passage begins, in number order, and none within a passage", () => {
  const { article, annotations } = sampleContent();
  const { blocks, together } = layOutArticle(article, annotations);
  const placed = [...blocks.values()].filter(({ cards }) => cards.length > 0).map(({ cards }) => cards.map(({ number }) => number));
  expect(placed).toEqual([
    [1, 2],
    [3, 4],
  ]);
  // Check 6 begins in a list and ends in the quotation after it: both have their cards together.
  const groups = new Set(together.values());
  expect([...groups].map(({ cards }) => cards.map(({ number }) => number))).toEqual([[5, 6, 7, 8]]);
  expect([...together.keys()].map(({ type }) => type)).toEqual(["bulletList", "blockquote"]);
});

test("wherever passages run from block to block, no card stands between the blocks of one, and each card stands once", () => {
  const item = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: "listItem", content }));
  const list = fc.array(item, { minLength: 1, maxLength: 3 }).map((content) => ({ type: "bulletList", content }));
  const nested = fc.array(fc.oneof(block, list), { minLength: 1, maxLength: 5 }).map((content): DocumentJson => ({ type: "doc", content }));
  fc.assert(
    fc.property(nested, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }), (document, seeds) => {
      const text = canonicalText(document);
      fc.pre(text.length > 0);
      const annotations = withPassages(
        text,
        seeds.map(([a, b]) => [a % text.length, b % text.length]),
      );
      const { blocks, together } = layOutArticle({ ...sampleContent().article, document, text }, annotations);
      const groups = [...new Set(together.values())];
      const cards = [...[...blocks.values()].flatMap((each) => each.cards), ...groups.flatMap((each) => each.cards)];
      const shown = annotations.filter((annotation) =>
        [...blocks.values()].some(({ runs }) => runs.some(({ passages }) => passages.some((passage) => passage.annotation === annotation))),
      );
      expect(cards.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(shown.map(({ number }) => number));
      for (const [node, { cards: own, start, end }] of blocks) {
        const isAlone = ![...together.keys()].some((member) => holds(member, node));
        if (!isAlone) expect(own).toEqual([]);
        for (const {
          passages: [passage],
        } of annotations) {
          if (passage && isAlone && passage.start < end && passage.end > start)
            expect([passage.start >= start || start === end, passage.end <= end + 1]).toEqual([true, true]);
        }
      }
    }),
  );
});

function holds(node: JSONContent, sought: JSONContent): boolean {
  return node === sought || (node.content ?? []).some((child) => holds(child, sought));
}

test("a table is one block for cards: none stands in a cell, each beside the table that has its passage", () => {
  const cell = (text: string) => ({ type: "tableCell", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
  const table = {
    type: "table",
    content: [
      { type: "tableRow", content: [cell("2024"), cell("212")] },
      { type: "tableRow", content: [cell("2025"), cell("412")] },
    ],
  };
  const after = { type: "paragraph", content: [{ type: "text", text: "After" }] };
  const document: DocumentJson = { type: "doc", content: [table, after] };
  const text = canonicalText(document);
  expect(text).toBe("2024\t212\n2025\t412\nAfter");
  const annotations = withPassages(text, [
    [5, 12],
    [14, 16],
    [18, 22],
  ]);
  const { blocks } = layOutArticle({ ...sampleContent().article, document, text }, annotations);
  expect(blocks.get(table)?.cards.map(({ number }) => number)).toEqual([1, 2]);
  expect(blocks.get(after)?.cards.map(({ number }) => number)).toEqual([3]);
  expect([...blocks.values()].flatMap(({ cards }) => cards)).toHaveLength(3);
  const marked = [...blocks]
    .filter(([node]) => node !== table)
    .flatMap(([, { runs }]) => runs.filter(({ passages }) => passages.length > 0));
  expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(["212", "2025", "412", "After"]);
});
