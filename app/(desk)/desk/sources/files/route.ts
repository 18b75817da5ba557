import { takeDocument } from "#lib/api/desk-upload.ts";
import { attachFile } from "#lib/usecases/source/attach-file.ts";

/** A file that becomes a source of its own. A route, as an action's body is smaller than a document may be. */
export async function POST(request: Request): Promise<Response> {
  return takeDocument(request, (actor, file, { altText }) => attachFile(actor, { ...file, ...(altText !== undefined && { altText }) }));
}
