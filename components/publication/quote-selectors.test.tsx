import { toTextPosition } from "dom-anchor-text-quote";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import { z } from "zod";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { raisedNodes } from "#lib/domain/article/raised-text.ts";
import { makePassage, occurrences, snapToGraphemes } from "#lib/domain/claim/passages.ts";
import { exportJsonld } from "#lib/domain/export/jsonld.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { passageId } from "./names.ts";
import { ReviewPage } from "./review-page.tsx";
import { sampleContent, storedOf } from "./sample-content.ts";

// Whoever takes our annotations finds their words with a matcher that is not ours, in the text that they name and on the page.

const baseUrl = "https://desk.example";
const quoteSelector = z.object({ type: z.literal("TextQuoteSelector"), exact: z.string(), prefix: z.string(), suffix: z.string() });
const positionSelector = z.object({ type: z.literal("TextPositionSelector"), start: z.number(), end: z.number() });
const target = z.object({ source: z.string(), scope: z.string(), selector: z.tuple([quoteSelector, positionSelector]) });
const exported = z.object({ first: z.object({ items: z.array(z.object({ target: z.array(target) })) }) });

const paragraph = (...lines: string[]) => ({
  type: "paragraph",
  content: lines.flatMap((text, index) => [...(index > 0 ? [{ type: "hardBreak" }] : []), { type: "text", text }]),
});
const listItem = (...content: object[]) => ({ type: "listItem", content });
const document = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "The harbour 🌊 and its wall" }] },
    paragraph("No comment.", "No comment on that today, said the minister."),
    paragraph("“Wir haben 12 500 Boote gezählt”, sagte sie: «ungefähr». 👩‍👩‍👧 e\u0301tait là."),
    paragraph("No comment."),
    {
      type: "bulletList",
      content: [listItem(paragraph("The log lists 212 boats.")), listItem(paragraph("The board lists 412."), paragraph("No comment."))],
    },
    { type: "blockquote", content: [paragraph("אין תגובה, אמר השר. לא היום."), paragraph("No comment on that today, said the minister.")] },
    {
      type: "table",
      content: [
        ["Year", "Boats"],
        ["2024", "212"],
        ["2025", ""],
      ].map((cells) => ({
        type: "tableRow",
        content: cells.map((words) => ({ type: "tableCell", content: [words === "" ? { type: "paragraph" } : paragraph(words)] })),
      })),
    },
    { type: "picture", content: [{ type: "text", text: "The wall, seen from the water" }] },
    { type: "paragraph", content: [{ type: "text", text: "On the 21" }, ...raisedNodes([{ type: "text", text: "st" }], "superscript")] },
    paragraph("The end <b>of</b> the &amp; story."),
  ],
} satisfies DocumentJson;
const text = canonicalText(document);

/** Many passages of every kind: within words, of whole blocks, over several, overlapping. */
function reviewed(): RevisionContent {
  const base = sampleContent();
  const [template] = base.annotations;
  if (template === undefined) throw new Error("The sample has annotations.");
  const blocks = text
    .split("\n")
    .map((words, index, all) => ({ start: all.slice(0, index).join("\n").length + Math.min(index, 1), words }));
  const whole = blocks.map(({ start, words }) => ({ start, end: start + words.length }));
  const spans = fc.sample(fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 3, max: 160 })), { numRuns: 80, seed: 7 });
  const drawn = spans.map(([start, length]) => snapToGraphemes(text, { start, end: Math.min(text.length, start + length) }));
  const annotations = [...whole, ...drawn]
    .filter(({ start, end }) => text.slice(start, end).trim() === text.slice(start, end))
    .toSorted((a, b) => a.start - b.start)
    .map((span, index): PublishedAnnotation => {
      const passage = makePassage(text, span);
      return { ...template, id: `${index}`, number: index + 1, claim: passage.exact, passages: [passage] };
    });
  return { ...base, article: { ...base.article, document, text }, annotations };
}

function targetsOf(content: RevisionContent) {
  const file = [...exportJsonld(storedOf(content), content, { baseUrl })].join("");
  return exported.parse(JSON.parse(file)).first.items.flatMap((item) => item.target);
}

async function pageOf(content: RevisionContent): Promise<Document> {
  const context = { baseUrl, view: "revision", filter: null, stored: storedOf(content), revisions: [] } as const;
  const { prelude } = await prerender(
    <ReviewPage content={content} context={context} jsonLd={JSON.stringify(content.annotations.map(({ claim }) => claim))} />,
  );
  return new JSDOM(await new Response(prelude).text()).window.document;
}

const reviews: [string, RevisionContent][] = [
  ["a review", sampleContent()],
  ["whatever passages a text has", reviewed()],
];

test.each(reviews)("%s: each selector is found in the text that is its source, by words and by code points", (_name, content) => {
  const plain = new JSDOM("").window.document.body;
  plain.textContent = `${content.article.text}\n`;
  const codePoints = Array.from(content.article.text);
  const revision = `${baseUrl}/r/${content.article.slug}/v/${content.number}`;
  for (const { source, scope, selector } of targetsOf(content)) {
    const [quote, { start, end }] = selector;
    expect([source, scope]).toEqual([`${revision}.txt`, revision]);
    expect(codePoints.slice(start, end).join("")).toBe(quote.exact);
    expect(placesOf(content.article.text, quote)).toHaveLength(1);
    const hint = codePoints.slice(0, start).join("").length;
    expect(toTextPosition(plain, quote, { hint })).toEqual({ start: hint, end: hint + quote.exact.length });
  }
});

test.each(reviews)("%s: each quote is found on the page, in the words that are marked", async (_name, content) => {
  const { body } = await pageOf(content);
  // What a program reads of the page is what people read: no data that say the words again.
  expect(body.querySelector("script")).toBeNull();
  const marks = marksOf(body);
  const passages = content.annotations.flatMap(({ number, passages }) => passages.map((_, index) => passageId({ number }, index)));
  for (const [index, { selector }] of targetsOf(content).entries()) {
    const [quote] = selector;
    const hint = marks.get(passages[index] ?? "") ?? -1;
    expect(placesOf(body.textContent, quote)).toContain(hint);
    expect(toTextPosition(body, quote, { hint })).toEqual({ start: hint, end: hint + quote.exact.length });
  }
});

/** Where each passage is first marked, in what a program reads of the page: UTF-16 offsets by the mark's id. */
function marksOf(body: HTMLElement): Map<string, number> {
  const marks = new Map<string, number>();
  const walker = body.ownerDocument.createTreeWalker(body, 4);
  for (let offset = 0, node = walker.nextNode(); node; offset += node.textContent?.length ?? 0, node = walker.nextNode()) {
    for (let mark = node.parentElement?.closest("mark[id]"); mark; mark = mark.parentElement?.closest("mark[id]")) {
      if (!marks.has(mark.id)) marks.set(mark.id, offset);
    }
  }
  return marks;
}

/** Where the words stand with their context, to the letter: UTF-16 offsets. */
function placesOf(text: string, { exact, prefix, suffix }: z.infer<typeof quoteSelector>): number[] {
  return occurrences(text, prefix + exact + suffix).map((place) => place + prefix.length);
}
