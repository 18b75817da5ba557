import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfType, wordType } from "#lib/domain/article.ts";
import type { Result } from "#lib/domain/result.ts";
import { canonicalText } from "#lib/domain/text.ts";
import { type CleanedOriginal, cleanOriginal } from "./clean.ts";

function zip(files: Record<string, string | Buffer>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
    const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), head, Buffer.alloc(14), Buffer.from(name)]);
    entry.writeUInt32LE(at, 42);
    locals.push(local);
    directory.push(entry);
    at += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const openXml = "http://schemas.openxmlformats.org";
const parts = {
  "[Content_Types].xml": `<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${openXml}/package/2006/relationships"><Relationship Id="rId1" Type="${openXml}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
};
const paragraph = (text: string, style = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const word = (body: string, more = {}) =>
  zip({
    ...parts,
    "word/document.xml": `<w:document xmlns:w="${openXml}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });

/** A PDF of one page for each list of lines; a line is its text and its place. */
function pdf(pages: { text: string; x?: number; y: number; size?: number }[][]): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  const kids = pages.map((lines) => {
    const shown = lines.map(
      ({ text, x = 72, y, size = 11 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replaceAll(/[()\\]/g, "\\$&")}) Tj ET`,
    );
    const stream = shown.join("\n");
    const contents = objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
    "latin1",
  );
}

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
  expect(await cleanOriginal({ bytes: pdf([[]]), type: pdfType })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("pictures of pages") },
  });
  const broken = await cleanOriginal({ bytes: Buffer.from("%PDF-1.4 and then nothing"), type: pdfType });
  expect(broken).toMatchObject({ ok: false, error: { message: expect.stringContaining("no PDF") } });
});
