import { expect, test } from "vitest";
import { pdfType, wordType } from "#lib/domain/article/article.ts";
import { canonicalText } from "#lib/domain/article/text.ts";
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
