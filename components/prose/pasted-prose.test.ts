import { DOMParser } from "@tiptap/pm/model";
import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { proseText } from "#lib/domain/prose/prose.ts";
import { proseToHtml } from "#lib/domain/prose/prose-html.ts";
import { parseProse, proseSchema } from "#lib/domain/prose/prose-schema.ts";
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

/** As the editor takes it in: rows by a line, cells by a tab. */
function taken(html: string) {
  const page = new JSDOM(html).window.document;
  const said = pasteWords(pastedProse(page));
  const node = DOMParser.fromSchema(proseSchema).parse(page.body);
  node.check();
  const parsed = parseProse(node.toJSON());
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { text: proseText(parsed.value), html: proseToHtml(parsed.value).replaceAll(/ dir="auto"| tabindex="0"/g, ""), said };
}

it("keeps a table of a page with its headings and spans, its caption before it", () => {
  const { text, html, said } = taken(
    `<p>Before</p><table class="wikitable"><caption>Seats <b>sold</b></caption><colgroup><col><col></colgroup>
      <thead><tr><th scope="col">Year</th><th colspan="2">Seats</th></tr></thead>
      <tbody><tr><td rowspan="9">2024</td><td>60 000</td><td><a href="https://a.test/">here</a></td></tr><tr></tr></tbody>
      <tfoot><tr><td>Sum</td><td>1</td></tr></tfoot></table><p>After</p>`,
  );
  expect(text).toBe("Before\nSeats sold\nYear\tSeats\n2024\t60 000\there\nSum\t1\nAfter");
  expect(html).toContain('<th colspan="2"><p>Seats</p></th>');
  expect(html).toContain('<td rowspan="2"><p>2024</p></td>');
  expect(said).toBeNull();
});

it("keeps a table of Word", () => {
  const cell = (words: string) =>
    `<td width=123 valign=top style='width:92.15pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt'><p class=MsoNormal style='margin:0'><span lang=EN-GB>${words}<o:p></o:p></span></p></td>`;
  const { text, said } = taken(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>td{}</style></head><body lang=EN-GB>
    <!--StartFragment--><table class=MsoTableGrid border=1 cellspacing=0><tr style='mso-yfti-irow:0'>${cell("<b>Year</b>")}${cell("Seats")}</tr>
    <tr>${cell("2024")}${cell("<o:p>&nbsp;</o:p>")}</tr></table><p class=MsoNormal>After<o:p></o:p></p><!--EndFragment--></body></html>`,
  );
  expect(text.replaceAll("\u00a0", "")).toBe("Year\tSeats\n2024\t\nAfter");
  expect(said).toBeNull();
});

it("keeps a table of Google Docs, and the lists in its cells as lines, which it says", () => {
  const cell = (words: string) => `<td style="border:solid #000 1pt;vertical-align:top">${words}</td>`;
  const p = (words: string) => `<p dir="ltr" style="line-height:1.2"><span style="font-size:11pt">${words}</span></p>`;
  const { text, said } = taken(
    `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-2"><div dir="ltr" align="left"><table style="border:none"><colgroup><col width="300"/><col width="300"/></colgroup>
    <tbody><tr>${cell(p("Year"))}${cell(p("Seats"))}</tr><tr>${cell(p("2024") + p("and on"))}${cell(`<ul><li dir="ltr">${p("one")}</li><li>${p("two")}</li></ul>`)}</tr></tbody></table></div></b>`,
  );
  expect(text).toBe("Year\tSeats\n2024 and on\t• one • two");
  expect(said).toBe("Pasted, but for this: what stood in a cell became lines.");
});

it("keeps cells of a spreadsheet", () => {
  const { text } = taken(
    `<google-sheets-html-origin><style type="text/css">td{}</style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr"><colgroup><col width="100"/></colgroup><tbody>
    <tr style="height:21px;"><td>Year</td><td>Seats</td></tr><tr><td data-sheets-value="{}">2024</td><td>60<br/>70</td></tr></tbody></table>`,
  );
  expect(text).toBe("Year\tSeats\n2024\t60\n70");
});

it("takes apart what only places things on a page, and keeps the table in it", () => {
  const inner = "<table><tr><td>a</td><td>b</td></tr></table>";
  const { text, html } = taken(`<table><tr><td>Menu</td><td><h2>Title</h2>${inner}<p>after</p></td></tr></table>`);
  expect(text).toBe("Menu\nTitle\na\tb\nafter");
  expect(html.match(/<table/g)).toHaveLength(1);
  expect(taken('<table role="presentation"><tr><td>one</td><td>two</td></tr></table>').html).not.toContain("<table");
});

it("loses no word of tables broken, deep or huge, and says what a large one became", () => {
  const deep = `${"<table><tr><td>x</td><td>".repeat(60)}end${"</td></tr></table>".repeat(60)}`;
  expect(taken(deep).text.match(/x/g)).toHaveLength(60);
  expect(taken("<tr><td>a</td><td>b</td></tr>").text).toMatch(/a\s*b/);
  const broken = taken('<table>loose<tr><td colspan="99999" rowspan="-1">a</td><td><table></table>b</td></tr></table>');
  expect(broken.text.split(/\s+/).sort()).toEqual(["a", "b", "loose"]);
  expect(broken.html).toContain('colspan="100"');
  const rows = Array.from({ length: 1001 }, (_, index) => `<tr><td>${index}</td><td>b</td><td>c</td></tr>`).join("");
  const huge = taken(`<table>${rows}</table>`);
  expect(huge.text.startsWith("0 · b · c\n1 · b · c\n")).toBe(true);
  expect(huge.said).toBe("Pasted, but for this: a large table became a list, one line for each row.");
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
