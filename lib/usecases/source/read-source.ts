import { z } from "zod";
import { listOpenAddresses } from "#lib/db/archive-requests.ts";
import { findText } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { findSource, listCitations, listCopies } from "#lib/db/source-list.ts";
import type { SourceRecord } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { seenCitations, sourceNotFound } from "../steps/seen-citations.ts";

const asked = z.object({ id: z.uuid(), copyId: z.uuid().nullable().default(null) });

/**
 * One source: what is known of it, what cites it, its copies; of the one that is asked for, its text as it was read. By the id of one that was
 * merged, what it was merged into. An address that only hidden annotations cite is hidden with them.
 */
export async function readSource(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<SourceRecord & { text: string | null; mayCapture: boolean; mayAskArchive: boolean }>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { id, copyId } = admitted.value.input;
  const db = database();
  const found = await findSource(db, id);
  const all = found ? await listCitations(db, found.source.id) : [];
  const citations = await seenCitations(db, admitted.value.actor, all);
  // One that only hidden annotations rest on is hidden with them.
  if (!found || citations.length === 0) return sourceNotFound();
  const seen = new Set(citations.map(({ sourceId }) => sourceId));
  const hidden = new Set(all.flatMap(({ sourceId }) => (seen.has(sourceId) ? [] : sourceId)));
  const further = found.further.filter((address) => !hidden.has(address.id));
  const shown = [found.source, ...further].filter((address) => !hidden.has(address.id));
  const copies = await listCopies(
    db,
    shown.map((address) => address.id),
  );
  const textSha256 = copies.find((copy) => copy.id === copyId)?.textSha256 ?? null;
  // Words that a hidden annotation quotes are hidden with it.
  const quoted = new Set(["", ...citations.map(({ quote }) => quote)]);
  const at = new Set(shown.map(({ url }) => url));
  const changes =
    all.length === citations.length ? found.changes : found.changes.filter(({ url, quote }) => at.has(url) && quoted.has(quote));
  const mayCapture = (await listOpenAddresses(db, found.source.id, admitted.value.actor.id)).length > 0;
  return ok({
    ...found,
    further,
    changes,
    citations,
    copies,
    mayCapture,
    mayAskArchive: mayCapture && env.archiveUrl !== undefined && found.source.archivedUrl === null,
    text: textSha256 === null ? null : await findText(db, textSha256),
  });
}
