/** Headers of a part: names in lower case. */
type Part = { headers: Map<string, string>; body: string };

const mostParts = 2000;

/**
 * The page in a file that a browser saved it to with all that belongs to it (MHTML, RFC 2557): as bytes, with the encoding that the file names.
 * Null where there is none.
 */
export function pageInMhtml(bytes: Uint8Array): { bytes: Uint8Array; charset: string | null } | null {
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = partOf(Buffer.from(buffer, byteOffset, byteLength).toString("latin1"));
  const boundary = /;\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(whole.headers.get("content-type") ?? "");
  const delimiter = boundary?.[1] ?? boundary?.[2];
  const parts = delimiter === undefined ? [whole] : whole.body.split(`--${delimiter}`, mostParts).slice(1).map(partOf);
  const pages = parts.filter(({ headers }) => /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get("content-type") ?? ""));
  const address = whole.headers.get("snapshot-content-location");
  const page = pages.find(({ headers }) => address !== undefined && headers.get("content-location") === address) ?? pages[0];
  if (!page) return null;
  const charset = /;\s*charset="?([\w:-]{1,40})/i.exec(page.headers.get("content-type") ?? "")?.[1] ?? null;
  return { bytes: unpacked(page), charset };
}

function partOf(text: string): Part {
  const start = text.replace(/^\r?\n/, "");
  const end = /\r?\n\r?\n/.exec(start);
  const lines = start.slice(0, end?.index ?? start.length).replaceAll(/\r?\n[ \t]+/g, " ");
  const headers = lines.split(/\r?\n/).flatMap((line): [string, string][] => {
    const colon = line.indexOf(":");
    return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return { headers: new Map(headers), body: end === null ? "" : start.slice(end.index + end[0].length) };
}

/** RFC 2045, 6.7 and 6.8. */
function unpacked({ headers, body }: Part): Uint8Array {
  const encoding = (headers.get("content-transfer-encoding") ?? "").trim().toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const text = body
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}
