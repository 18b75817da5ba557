import { brotliCompressSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import { exportClaimReview } from "#lib/domain/export/claimreview.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { readingScript } from "./reading-script.ts";
import type { ReviewContext } from "./review-context.ts";
import { ReviewPage } from "./review-page.tsx";
import { proseOf, sampleContent, storedOf } from "./sample-content.ts";

test("the page's one script stays below three kilobytes", () => {
  expect(Buffer.byteLength(readingScript)).toBeLessThan(3000);
});

test("2,000 words with 25 annotations weigh at most 30 kB, script and structured data included", async () => {
  const { article, annotations, jsonLd } = longReview();
  const content = sampleContent({ article, annotations });
  const context: ReviewContext = {
    baseUrl: "https://desk.example",
    view: "current",
    filter: null,
    stored: storedOf(content),
    revisions: [],
  };
  const { prelude } = await prerender(<ReviewPage content={content} context={context} jsonLd={jsonLd(content)} />);
  const html = await new Response(prelude).text();
  expect(new JSDOM(html).window.document.querySelectorAll(".card")).toHaveLength(25);
  expect(brotliCompressSync(html).length + brotliCompressSync(readingScript).length).toBeLessThan(30_000);
});

/** Words in an order that no compressor can guess, each as often as words are in real text. */
function longReview() {
  const [template] = sampleContent().annotations;
  if (template === undefined) throw new Error("The sample has annotations.");
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const letters = "etaoinshrdlucmfwyp";
  const vocabulary = Array.from({ length: 900 }, (_, rank) =>
    Array.from(
      { length: 2 + Math.floor(random() * 3 + Math.log2(rank + 2) / 2) },
      () => letters[Math.floor(random() * letters.length)],
    ).join(""),
  );
  const words = (count: number) => Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length * random() ** 3)]).join(" ");
  const paragraphs = Array.from({ length: 25 }, () => words(80));
  const text = paragraphs.join("\n");
  const annotations = paragraphs.map((paragraph, index): PublishedAnnotation => {
    const start = text.indexOf(paragraph);
    const exact = paragraph.slice(0, paragraph.indexOf(" ", 120));
    return {
      ...template,
      id: crypto.randomUUID(),
      number: index + 1,
      claim: words(12),
      claimant: words(2),
      rationale: proseOf(words(45)),
      passages: [{ start, end: start + exact.length, exact, prefix: "", suffix: "" }],
      evidence: [1, 2].map((n) => ({
        stance: "supports",
        quote: words(15),
        url: `https://source-${index}.example/${words(3).replaceAll(" ", "-")}/${n}`,
        title: words(6),
        publisher: words(2),
        publishedAt: "2025-04-02",
        article: null,
      })),
    };
  });
  const article = { ...sampleContent().article, document: proseOf(...paragraphs), text };
  const jsonLd = (content: RevisionContent) =>
    [...exportClaimReview(storedOf(content), content, { baseUrl: "https://desk.example" })].join("");
  return { article, annotations, jsonLd };
}
