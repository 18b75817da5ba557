import { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import { askForCaptures } from "#lib/db/captures.ts";
import { listCitedAddresses } from "#lib/db/merged-sources.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";

const asked = z.object({ annotationId: z.uuid(), sourceId: z.uuid() });

/** Has the document of a source that this annotation cites fetched (again). It is no change of the annotation. */
export async function askForCapture(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "capture a source", asked, input);
  if (!admitted.ok) return admitted;
  const { annotationId, sourceId } = admitted.value.input;
  return changeAnnotation(admitted.value.actor, annotationId, async (db, annotation, article) => {
    const cited = annotation.evidence.find(({ source }) => source?.id === sourceId)?.source;
    if (!cited) return refuse("not_found", "This annotation does not cite that source (any more).");
    if (fileHash(cited.url) !== null) return refuse("invalid", "This is a file that the desk keeps: it can be read nowhere else.");
    if (article.fetchNothing)
      return refuse("invalid", "This article is set to fetch nothing. Change that in its details, or look at the page yourself.");
    if (article.sample) return refuse("invalid", "The sample’s sources are made up: there is nothing to fetch.");
    await askForCaptures(db, await listCitedAddresses(db, annotationId, sourceId));
    const deed = { verb: "evidence-read", subject: "annotation", subjectId: annotationId, data: { sourceId } } as const;
    return ok({ value: await getAnnotation(db, annotationId), deed });
  });
}
