import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { pastedProse, pasteWords } from "./pasted-prose.ts";

function pasted(html: string) {
  const page = new JSDOM(html).window.document;
  const notes = pastedProse(page);
  return { html: page.body.innerHTML.replaceAll(/\s+/g, " ").trim(), said: pasteWords(notes) };
}

it("keeps a list as it is, and says nothing", () => {
  expect(pasted("<p>Two things:</p><ul><li>one</li><li>two</li></ul>")).toEqual({
    html: "<p>Two things:</p><ul><li>one</li><li>two</li></ul>",
    said: null,
  });
});

it("makes lists of what Word writes as paragraphs with a sign or a number", () => {
  const item = (sign: string, words: string) =>
    `<p class="MsoListParagraph" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">${sign}</span>${words}</p>`;
  const { html, said } = pasted(`${item("·", "one")}${item("·", "two")}<p>And:</p>${item("1.", "first")}${item("2.", "second")}`);
  expect(html.replaceAll(' data-word=""', "")).toBe("<ul><li>one</li><li>two</li></ul><p>And:</p><ol><li>first</li><li>second</li></ol>");
  expect(said).toBeNull();
});

it("makes a list of a table, cell beside cell, and says so", () => {
  expect(pasted("<table><tr><th>Year</th><th>Seats</th></tr><tr><td>2024</td><td>60 000</td></tr></table>")).toEqual({
    html: "<ul><li>Year · Seats</li><li>2024 · 60 000</li></ul>",
    said: "Pasted, but for this: a table became a list, one line for each row.",
  });
});

it("takes a table of one cell for what is in it", () => {
  expect(pasted("<table><tr><td><p>Only words.</p></td></tr></table>")).toEqual({ html: "<p>Only words.</p>", said: null });
});

it("says of headings and pictures what became of them", () => {
  expect(pasted('<h2>Found</h2><p>Here <img src="x.png"></p>')).toEqual({
    html: "<p><strong>Found</strong></p><p>Here </p>",
    said: "Pasted, but for this: a heading became bold and a picture stayed out.",
  });
});

it("knows that what Google Docs sets bold as a whole isn't", () => {
  expect(pasted('<b style="font-weight:normal;" id="docs-internal-guid-1"><p>Plain.</p></b>').html).toBe("<p>Plain.</p>");
});
