import { takeDocument } from "#lib/api/desk-upload.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { putInCopy } from "#lib/usecases/source/put-in-copy.ts";

type Context = { params: Promise<{ id: string }> };

/** A copy that somebody puts in by hand. A route, as an action's body is smaller than a document may be. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const annotationId = new URL(request.url).searchParams.get("annotation");
  return takeDocument(request, (actor, file) => putInCopy(actor, unchecked({ id, annotationId, ...file })));
}
