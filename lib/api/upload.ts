import { uploadLimits } from "#lib/domain/api/articles.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { readBytes } from "./body.ts";

export type UploadedFile = { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> };
type UploadLimits = Record<keyof typeof uploadLimits, number>;
export type Upload = { files: UploadedFile[]; fields: Record<string, string> };

export function isUpload(request: Request): boolean {
  return /^\s*multipart\//i.test(request.headers.get("content-type") ?? "");
}

/** Reads files and fields as multipart/form-data (RFC 7578), within limits that are held before anything is taken apart. */
export async function readUpload(request: Request, limits: UploadLimits = uploadLimits): Promise<Result<Upload>> {
  const contentType = request.headers.get("content-type") ?? "";
  const boundary = /^\s*multipart\/form-data\s*;.{0,200}?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(contentType);
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined) return refuse("invalid", "Send multipart/form-data with its boundary in Content-Type.");
  const { files, fileBytes, allBytes, fields } = limits;
  const tooMuch =
    files === 1
      ? `This file is larger than ${fileBytes / 1_000_000} MB. Nothing was kept: send the part that matters.`
      : `These files are more than ${allBytes / 1_000_000} MB together. Send fewer at a time.`;
  if (Number(request.headers.get("content-length")) > allBytes) return refuse("invalid", tooMuch, { field: "file" });
  const body = await readBytes(request, allBytes);
  if (body === "too much") return refuse("invalid", tooMuch, { field: "file" });
  if (body === "none" || body.length === 0) return refuse("invalid", "Send at least one file, in a part named file.", { field: "file" });
  if (partsOf(body, delimiter) > files + fields)
    return refuse("invalid", `Send at most ${files} files at once, and each field once.`, { field: "file" });
  const form = await parseForm(body, contentType);
  if (form === null)
    return refuse("invalid", "The body isn't multipart/form-data that can be read: a boundary or a header of a part is broken.");
  const upload = await sorted(form);
  if (!upload.ok) return upload;
  const sent = upload.value.files;
  if (sent.length === 0) return refuse("invalid", "Send at least one file, in a part named file.", { field: "file" });
  if (sent.length > files) return refuse("invalid", `These are ${sent.length} files; send at most ${files} at once.`, { field: "file" });
  const large = sent.find(({ bytes }) => bytes.length > fileBytes);
  return large === undefined
    ? upload
    : refuse("invalid", `${large.name || "A file"} is larger than ${fileBytes / 1_000_000} MB.`, {
        field: "file",
        details: { file: large.name },
      });
}

/** How many parts there may be, at most: each begins with the delimiter. Stops counting well beyond any limit. */
function partsOf(body: Buffer, delimiter: string): number {
  let parts = -1;
  for (let at = body.indexOf(`--${delimiter}`); at >= 0 && parts < 1000; at = body.indexOf(`--${delimiter}`, at + delimiter.length + 2))
    parts += 1;
  return parts;
}

async function parseForm(body: Buffer<ArrayBuffer>, contentType: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Files under `file`; everything else is a field, named once. */
async function sorted(form: FormData): Promise<Result<Upload>> {
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value !== "string") {
      if (name !== "file") return refuse("invalid", `Files go into parts named file; ${name.slice(0, 80)} is none.`, { field: "file" });
      files.push(await bytesOf(value));
    } else if (name === "file")
      return refuse("invalid", "A part named file needs a file name in its Content-Disposition.", { field: "file" });
    else if (name in fields) return refuse("invalid", `The field ${name.slice(0, 80)} is there twice.`, { field: name.slice(0, 80) });
    // As forms have it: a field left empty is left out.
    else if (value !== "") fields[name] = value;
  }
  return ok({ files, fields: { ...fields } });
}

async function bytesOf(file: File): Promise<UploadedFile> {
  return { name: file.name.replace(/^.*[/\\]/s, "").slice(0, 300), mediaType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
