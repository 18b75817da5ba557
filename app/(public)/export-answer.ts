import { exportEdition, exportFormats, isExportFormat } from "#lib/domain/export/formats.ts";
import { exportJsonldPage, pageSize } from "#lib/domain/export/jsonld.ts";
import { caching } from "#lib/public/headers.ts";
import { matches } from "#lib/public/kept-answer.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { withdrawn } from "./answers.tsx";

/** Formats that a browser would only show as raw text are offered as a file. */
const asFile = ["csv", "md", "html"];

/** A revision in one of the export formats, streamed. Null: there is no such revision or format. */
export async function exportAnswer(request: Request, asked: { slug: string; number?: number; format: string }): Promise<Response | null> {
  const { slug, number, format } = asked;
  if (!isExportFormat(format)) return null;
  const found = await readPublication({ slug, number });
  if (!found.ok) return null;
  const { stored, content, withdrawal } = found.value;
  if (withdrawal) return withdrawn(withdrawal);

  const { mediaType, extension, write } = exportFormats[format];
  const pageNumber = format === "jsonld" ? new URL(request.url).searchParams.get("page") : null;
  if (pageNumber !== null && !isPageOf(pageNumber, content.annotations.length)) return null;
  // Weak: the same bytes go out compressed and plain.
  const etag = `W/"${stored.sha256.slice(0, 32)}-${format}-${exportEdition}${pageNumber === null ? "" : `-${pageNumber}`}"`;
  const headers = new Headers({
    "Content-Type": mediaType,
    "Cache-Control": number === undefined ? caching.short : caching.revision,
    ETag: etag,
    Link: `<${publicUrl()}/r/${slug}/v/${content.number}>; rel="canonical"`,
    "Access-Control-Allow-Origin": "*",
  });
  if (asFile.includes(format)) headers.set("Content-Disposition", `attachment; filename="${slug}-${content.number}.${extension}"`);
  if (matches(request.headers.get("if-none-match") ?? "", etag)) return new Response(null, { status: 304, headers });
  const options = { baseUrl: publicUrl() };
  const chunks =
    pageNumber === null ? write(stored, content, options) : exportJsonldPage(stored, content, options, Number.parseInt(pageNumber, 10));
  return new Response(streamed(chunks), { headers });
}

/** Pages of the W3C collection count from 1; one spelling each. */
function isPageOf(text: string, annotations: number): boolean {
  return /^[1-9]\d{0,6}$/.test(text) && (Number(text) - 1) * pageSize < annotations;
}

/** Written only as fast as the reader takes it, so that memory stays flat however long the export is. */
function streamed(chunks: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel() {
      iterator.return?.();
    },
  });
}
