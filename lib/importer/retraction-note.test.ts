import { expect, test } from "vitest";
import { readOriginal } from "./read-original.ts";

const sentence = "The council of the harbour town met on Monday and voted to keep the ferry running until the spring of next year.";
const article = Array.from({ length: 20 }, (_, index) => `<p>${sentence.replace("Monday", `day ${index + 1}`)}</p>`);

async function notesOn(html: string, extract: boolean): Promise<string[]> {
  const answer = await readOriginal({ text: html, type: "text/html", sourceUrl: null, extract });
  if ("refused" in answer) throw new Error(answer.refused);
  return answer.read.warnings.filter(({ code }) => code === "retraction-notice").map(({ message }) => message);
}

test.each([
  "Editor’s note: This article has been retracted because its figures could not be confirmed.",
  "RETRACTION: the figures in it were made up.",
  "We have withdrawn this story pending a review.",
  "Dieser Artikel wurde am 3. Mai von der Redaktion zurückgezogen.",
  "Cet article a été retiré par son auteur.",
  "Этот материал был отозван редакцией.",
])("a notice that the article no longer stands is told, in its text and beside it: %s", async (notice) => {
  const within = [...article.slice(0, 9), `<p>${notice}</p>`, ...article.slice(9)].join("");
  expect(await notesOn(`<article>${within}</article>`, true)).toEqual([expect.stringContaining(notice.slice(0, 40))]);
  const beside = `<div class=banner>${notice}</div><article>${article.join("")}</article>`;
  expect(await notesOn(beside, true)).toHaveLength(1);
  expect(await notesOn(beside, false)).toHaveLength(1);
});

test.each([
  "The journal has retracted a paper on ferries that was read by many.",
  "The minister said the article in The Courier was withdrawn after a call from his office.",
  "This article was updated on 3 May.",
  "This bridge has been removed, and this rule was withdrawn.",
  "The general announced the withdrawal of troops, and retracted nothing.",
])("a report on what others withdrew is none: %s", async (line) => {
  expect(await notesOn(`<article>${article.join("")}<p>${line}</p></article>`, true)).toEqual([]);
});
