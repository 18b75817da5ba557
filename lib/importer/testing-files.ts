import { crc32, deflateRawSync } from "node:zlib";

/** An archive of these files. */
export function zip(files: Record<string, string | Buffer>): Buffer {
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

export const openXml = "http://schemas.openxmlformats.org";
const parts = {
  "[Content_Types].xml": `<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${openXml}/package/2006/relationships"><Relationship Id="rId1" Type="${openXml}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
};
/** In WordprocessingML. */
export const paragraph = (text: string, style = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
/** A Word document (.docx) with this body. */
export const word = (body: string, more = {}) =>
  zip({
    ...parts,
    "word/document.xml": `<w:document xmlns:w="${openXml}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });

/** A PDF of one page for each list of lines; a line is its text and its place. A scanned page is one grey picture. */
type PdfLine = {
  text: string;
  x?: number;
  y: number;
  size?: number /** Its font says that its bytes are Hebrew letters, by Windows-1255, or nothing of what they are. */;
  font?: keyof typeof fonts;
  turned?: boolean;
  hidden?: boolean;
};
const fonts = { plain: "F1", hebrew: "F2", mute: "F3" };

export function pdf(pages: (PdfLine[] | "scan")[], more: string[] = [], properties = ""): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>",
    stream(
      `${cmapHead} 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange <20> <40> <0020> <E0> <FA> <05D0> endbfrange endcmap`,
    ),
    stream(`${cmapHead} 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <7E> <E021> endbfrange endcmap`),
    `<< ${properties} >>`,
  ];
  const kids = pages.map((lines) => {
    const shown =
      lines === "scan"
        ? ["595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI"]
        : lines.map(
            ({ text, x = 72, y, size = 11, font = "plain", turned = false, hidden = false }) =>
              `BT ${hidden ? "3 Tr " : "0 Tr "}/${fonts[font]} ${size} Tf ${turned ? "0 1 -1 0" : "1 0 0 1"} ${x} ${y} Tm (${text.replaceAll(/[()\\]/g, "\\$&")}) Tj ET`,
          );
    const contents = objects.push(stream(shown.join("\n")));
    return objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>`,
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
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 8 0 R ${more.join(" ")} >>\nstartxref\n${file.length}\n%%EOF`,
    "latin1",
  );
}

const cmapHead = "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def";

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** The bytes of Hebrew letters, as a file places them from left to right. */
export const hebrew = (text: string) =>
  [...text]
    .toReversed()
    .map((letter) => (letter >= "א" && letter <= "ת" ? String.fromCharCode(letter.charCodeAt(0) - 0x5d0 + 0xe0) : letter))
    .join("");

/** A PDF that opens with a password alone: no password fits these marks, so the empty one doesn't either. */
export function lockedPdf(): Buffer {
  const mark = `<${"5a".repeat(32)}>`;
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${mark} /U ${mark} /P -4 >>`;
  return pdf([[{ text: "Words that nobody may read.", y: 780 }]], [encrypt, `/ID [<${"11".repeat(16)}> <${"11".repeat(16)}>]`]);
}
