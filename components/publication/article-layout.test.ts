import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/text.ts";
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
  const { blocks } = layOutArticle(article, annotations);
  const placed = [...blocks.values()].filter(({ cards }) => cards.length > 0).map(({ cards }) => cards.map(({ number }) => number));
  expect(placed).toEqual([[1, 2], [3, 4], [5], [6, 7, 8]]);
});
