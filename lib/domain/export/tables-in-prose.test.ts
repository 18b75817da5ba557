import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { proseFromMarkdown } from "../prose/markdown-reading.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, prose, revisionInput, stored } from "../revision/testing-revision.ts";
import { exportFormats } from "./formats.ts";

const rationale = proseFromMarkdown("So it says:\n\n| Year | *Seats* |\n| --- | --- |\n| 2024 | 60 000<br>sold |");
const annotation = annotationFixture("The stadium was sold out.", { quotes: ["The stadium was sold out."], rationale });
const content = buildRevision(revisionInput({ annotations: [annotation] }, prose("The stadium was sold out.")));
const written = (format: keyof typeof exportFormats) =>
  [...exportFormats[format].write(stored(content), content, { baseUrl: "https://desk.example" })].join("");

function cells(html: string): string[][] {
  const { document } = new JSDOM(html).window;
  return [...document.querySelectorAll("tr")].map((row) =>
    [...row.cells].map((cell) => cell.innerHTML.replace(/<\/?p[^>]*>/g, " ").trim()),
  );
}
const asDrawn = [
  ["Year", "<em>Seats</em>"],
  ["2024", "60 000  sold"],
];

test("a table in a rationale is a table on the page, in the annotation's HTML and in Markdown", () => {
  expect(cells(written("html"))).toEqual(asDrawn);
  const [body] = JSON.parse(written("jsonld")).first.items[0].body.filter(({ purpose }: { purpose: string }) => purpose === "commenting");
  expect(cells(body.value)).toEqual(asDrawn);
  const html = new MarkdownIt({ html: true }).render(written("md"));
  expect(cells(html)[0]).toEqual(asDrawn[0]);
  expect(cells(html)[1]).toEqual(["2024", "60 000<br>sold"]);
});

test("and text with a tab between cells where there is only text", () => {
  expect(written("csv")).toContain("So it says:\nYear\tSeats\n2024\t60 000 sold");
  expect(JSON.parse(written("claimreview"))[0].reviewRating.ratingExplanation).toBe("So it says:\nYear\tSeats\n2024\t60 000 sold");
});
