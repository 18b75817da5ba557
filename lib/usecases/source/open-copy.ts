import { z } from "zod";
import { findContent, findHeaders } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import type { SourceCopy } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { pictureType } from "#lib/importer/picture-type.ts";
import { admit } from "../admit.ts";
import { readSource } from "./read-source.ts";

const asked = z.object({ id: z.uuid(), copyId: z.uuid() });

/**
 * The bytes of a copy, and the headers they came with, for whoever may know of the source. `picture`: its media type where the bytes are a picture, whatever
 * the site called them.
 */
export async function openCopy(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ copy: SourceCopy; headers: Record<string, string>; bytes: Uint8Array; picture: string | null }>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { id, copyId } = admitted.value.input;
  const source = await readSource(admitted.value.actor, { id });
  if (!source.ok) return source;
  const copy = source.value.copies.find((each) => each.id === copyId);
  const bytes = copy && (await findContent(database(), copy.sha256));
  return copy && bytes
    ? ok({ copy, headers: await findHeaders(database(), copyId), bytes, picture: pictureType(bytes) })
    : refuse("not_found", "There is no such copy, or it was taken out.");
}
