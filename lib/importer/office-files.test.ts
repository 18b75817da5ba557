import { expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { pdfType, wordType } from "#lib/domain/article/original-type.ts";
import type { Result } from "#lib/domain/result.ts";
import { type CleanedOriginal, cleanOriginal } from "./clean.ts";
import { lockedPdf, openXml, paragraph, pdf, word, zip } from "./testing-files.ts";

function textOf(result: Result<CleanedOriginal>): string {
  if (!result.ok) throw new Error(result.error.message);
  return canonicalText(result.value.document);
}

test("a Word document comes in with its headings, paragraphs and letters of any script", async () => {
  const bytes = word(
    paragraph("Bridge report", "Title") + paragraph("The bridge opened in May. Мост открыт 👩‍🚀.") + paragraph("It cost ten million."),
    {
      "word/styles.xml": `<w:styles xmlns:w="${openXml}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>`,
    },
  );
  const read = await cleanOriginal({ bytes, type: wordType });
  expect(textOf(read)).toBe("Bridge report\nThe bridge opened in May. Мост открыт 👩‍🚀.\nIt cost ten million.");
});

test("links of a Word document that would run something lose their address, not their words", async () => {
  const relations = `<Relationships xmlns="${openXml}/package/2006/relationships"><Relationship Id="rId9" Type="${openXml}/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`;
  const body = `<w:p><w:hyperlink xmlns:r="${openXml}/officeDocument/2006/relationships" r:id="rId9"><w:r><w:t>Read on about the bridge</w:t></w:r></w:hyperlink></w:p>`;
  const read = await cleanOriginal({ bytes: word(body, { "word/_rels/document.xml.rels": relations }), type: wordType });
  expect(textOf(read)).toBe("Read on about the bridge");
  expect(JSON.stringify(read)).not.toContain("javascript");
});

test("an archive that unpacks to more than a document can be, or is none, is refused by name", async () => {
  const bomb = word(paragraph("Words"), { "word/media/zeros.bin": Buffer.alloc(80_000_000) });
  for (const bytes of [bomb, zip({ "a.txt": "no document" }), Buffer.from("PK\x03\x04 broken"), Buffer.from("plain text")]) {
    expect(await cleanOriginal({ bytes, type: wordType })).toMatchObject({
      ok: false,
      error: { code: "invalid", message: expect.stringContaining("Word document") },
    });
  }
});

test("a PDF’s lines are joined to paragraphs, words cut by the line’s end made whole where the text knows them", async () => {
  const bytes = pdf([
    [
      { text: "Bridge report", y: 780, size: 20 },
      { text: "The bridge over the strait opened in May, and the council has since had to ans-", y: 740 },
      { text: "wer for its cost. It had no answer when we asked: none of those who answer for it", y: 726 },
      { text: "were there.", y: 712 },
      { text: "It cost ten million, the mayor said, and this was the well-", y: 684 },
      { text: "known figure that", y: 670 },
    ],
    [{ text: "went round the town in the weeks before.", y: 780 }],
  ]);
  expect(textOf(await cleanOriginal({ bytes, type: pdfType })).split("\n")).toEqual([
    "Bridge report",
    "The bridge over the strait opened in May, and the council has since had to answer for its cost. It had no answer when we asked: none of those who answer for it were there.",
    "It cost ten million, the mayor said, and this was the well-known figure that went round the town in the weeks before.",
  ]);
});

test("a PDF without text, or none at all, is refused as what it is", async () => {
  expect(await cleanOriginal({ bytes: pdf(["scan"]), type: pdfType })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("pictures of pages") },
  });
  expect(await cleanOriginal({ bytes: lockedPdf(), type: pdfType })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("locked with a password") },
  });
  const broken = await cleanOriginal({ bytes: Buffer.from("%PDF-1.4 and then nothing"), type: pdfType });
  expect(broken).toMatchObject({ ok: false, error: { message: expect.stringContaining("no PDF") } });
});

test("a Word document is read as its readers saw it", async () => {
  const run = (text: string, properties = "") =>
    `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const math = `<m:oMath xmlns:m="${openXml}/officeDocument/2006/math"><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`;
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const body = `<w:p>${run("It was 10")}${run("6", '<w:vertAlign w:val="superscript"/>')}${run(" watts, CO")}${run("2", '<w:vertAlign w:val="subscript"/>')}${run(" on the 21")}${run("st", '<w:position w:val="8"/>')}${run(". ")}
    ${run("Secret. ", "<w:vanish/>")}${run("Seen. ", '<w:vanish w:val="0"/>')}<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">500 </w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${run("300 ")}</w:ins>${run("400 ", "<w:strike/>")}${run("euros, ")}${math}${run(" of it")}<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/>${run(".")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>
    <w:tbl><w:tr>${cell("Year")}${cell("Boats")}</w:tr><w:tr>${cell("2024")}${cell("212")}</w:tr></w:tbl>`;
  const file = word(body, {
    "word/footnotes.xml": `<w:footnotes xmlns:w="${openXml}/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>${run("See the log.")}</w:p></w:footnote></w:footnotes>`,
    "word/comments.xml": `<w:comments xmlns:w="${openXml}/wordprocessingml/2006/main"><w:comment w:id="1"><w:p>${run("Is this so, Ada?")}</w:p></w:comment></w:comments>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${openXml}/package/2006/relationships"><Relationship Id="r1" Type="${openXml}/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="r2" Type="${openXml}/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`,
  });
  const result = await cleanOriginal({ bytes: file, type: wordType });
  if (!result.ok) throw new Error(result.error.message);
  const { document, warnings, untouchedText } = result.value;
  expect(canonicalText(document)).toBe(
    "It was 10⁶ watts, CO₂ on the 21^(st). Seen. 300 euros, 1/2 of it[1].\nYear\tBoats\n2024\t212\n[1] See the log.",
  );
  expect(untouchedText).toContain("Secret.");
  const told = Object.fromEntries(warnings.map(({ code, message }) => [code, message]));
  expect(told["deleted-text"]).toMatch(/“500”, “400”/);
  expect(told["unseen-text"]).toMatch(/“Secret.”, “Is this so, Ada\?”/);
});

test("title, author and date of a Word document come from its properties where the text has none", async () => {
  const core = (title: string) =>
    `<cp:coreProperties xmlns:cp="${openXml}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${title}</dc:title><dc:creator>Ada Lind</dc:creator><dcterms:created>2024-03-05T10:00:00Z</dcterms:created></cp:coreProperties>`;
  const body = paragraph("The council of the harbour town met on Monday evening and voted to keep the ferry running until the spring.");
  const read = await cleanOriginal({ bytes: word(body, { "docProps/core.xml": core("The ferry &amp; the bridge") }), type: wordType });
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.details).toMatchObject({ title: "The ferry & the bridge", author: "Ada Lind", publishedAt: "2024-03-05" });
  expect(read.value.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["properties-author", "properties-date"]));
  const broken = await cleanOriginal({ bytes: word(body, { "docProps/core.xml": "<dc:title>" }), type: wordType });
  if (!broken.ok) throw new Error(broken.error.message);
  expect(broken.value.details.author).toBeNull();
});
