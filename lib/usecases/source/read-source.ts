import { z } from "zod";
import { findText } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { findSource, listCitations, listCopies } from "#lib/db/source-list.ts";
import type { SourceRecord } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { seenCitations } from "../steps/seen-citations.ts";

const asked = z.object({ id: z.uuid(), copyId: z.uuid().nullable().default(null) });

/** One source: what is known of it, what cites it, its copies; of the one that is asked for, its text as it was read. */
export async function readSource(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<SourceRecord & { text: string | null }>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { id, copyId } = admitted.value.input;
  const db = database();
  const found = await findSource(db, id);
  const all = found ? await listCitations(db, [id]) : [];
  const citations = await seenCitations(db, admitted.value.actor, all);
  // One that only hidden annotations rest on is hidden with them.
  if (!found || citations.length === 0) return refuse("not_found", "There is no such source at this desk, or nothing cites it any more.");
  const copies = await listCopies(db, id);
  const textSha256 = copies.find((copy) => copy.id === copyId)?.textSha256 ?? null;
  // Words that a hidden annotation quotes are hidden with it.
  const quoted = new Set(["", ...citations.map(({ quote }) => quote)]);
  const changes = all.length === citations.length ? found.changes : found.changes.filter(({ quote }) => quoted.has(quote));
  return ok({ ...found, changes, citations, copies, text: textSha256 === null ? null : await findText(db, textSha256) });
}
