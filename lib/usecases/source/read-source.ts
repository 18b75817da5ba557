import { z } from "zod";
import { listOpenAddresses } from "#lib/db/archive-requests.ts";
import { findText } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { findHiddenCitations, findSource, listCitations, listCopies } from "#lib/db/source-list.ts";
import type { SourceRecord } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { sourceNotFound } from "../steps/seen-citations.ts";

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
  const { id: readerId } = admitted.value.actor;
  const found = await findSource(db, id);
  const citations = found ? await listCitations(db, found.source.id, readerId) : [];
  // One that only hidden annotations rest on is hidden with them.
  if (!found || citations.length === 0) return sourceNotFound();
  const hidden = await findHiddenCitations(db, found.source.id, readerId);
  const further = found.further.filter((address) => !hidden.addresses.has(address.id));
  const shown = [found.source, ...further].filter((address) => !hidden.addresses.has(address.id));
  const copies = await listCopies(
    db,
    shown.map((address) => address.id),
  );
  const textSha256 = copies.find((copy) => copy.id === copyId)?.textSha256 ?? null;
  // Words that a hidden annotation quotes are hidden with it.
  const quoted = new Set(["", ...citations.map(({ quote }) => quote)]);
  const at = new Set(shown.map(({ url }) => url));
  const changes = hidden.some ? found.changes.filter(({ url, quote }) => at.has(url) && quoted.has(quote)) : found.changes;
  const mayCapture = (await listOpenAddresses(db, found.source.id, readerId)).length > 0;
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
