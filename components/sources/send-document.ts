import { z } from "zod";
import { sendFile } from "../ui/send-file.ts";

// Loaded when somebody has chosen a file: reading answers takes more script than the room needs before.

const attached = z.object({
  ...{ id: z.string(), url: z.string(), title: z.string(), publisher: z.string() },
  ...{ publishedAt: z.string().nullable(), archivedUrl: z.string().nullable() },
});

const putIn = z.object({
  before: z.array(z.object({ sourceId: z.string(), copyId: z.string().nullable() })),
  reopened: z.number(),
  note: z.string(),
});

/** A file becomes a source of its own. `altText`: what is to be seen in it, of a picture. */
export function sendSource(file: File, { meId, altText }: { meId: string; altText: string }) {
  return sendFile(`/desk/sources/files?as=${meId}`, file, attached, altText === "" ? {} : { altText });
}

/** A copy of a source, from the card of an annotation or from the source's own page. */
export function sendCopy(file: File, sourceId: string, annotation?: { id: string; meId: string }) {
  const query = annotation ? `?annotation=${annotation.id}&as=${annotation.meId}` : "";
  return sendFile(`/desk/sources/${sourceId}/copies${query}`, file, putIn);
}
