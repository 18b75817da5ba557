import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { listCiting, listCitingOnSite } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { documentOf } from "#lib/db/merged-sources.ts";
import { saveSiteOwner } from "#lib/db/site-owners.ts";
import { findSource, saveSourceDetails } from "#lib/db/source-list.ts";
import { isToldOtherwise, sourceChange } from "#lib/domain/claim/source-details.ts";
import type { FurtherAddress, SourceRecord } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { reopenAnnotations, reopenCiting } from "../steps/reopen-annotations.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";

const editing = sourceChange.safeExtend({ id: z.uuid(), version: z.number().int() });
/** `reopened`: how many annotations that were signed off wait for a sign-off again. */
type Edited = Pick<SourceRecord, "source" | "version" | "own"> & { reopened: number };

/** Changes what is said of a source, wherever it is cited: an author of each is who did. What was published of it stays as it is. */
export async function editSource(actor: Actor | null, input: z.input<typeof editing>): Promise<Result<Edited>> {
  const admitted = admit(actor, "edit a source", editing, input);
  if (!admitted.ok) return admitted;
  const { id: asked, version, siteOwner, ...details } = admitted.value.input;
  const { actor: editor } = admitted.value;
  const id = await documentOf(database(), asked);
  if (!(await isSourceSeen(database(), editor, id))) return sourceNotFound();
  const edited = await inTransaction(async (db): Promise<Result<Edited & { site: string | null; further: FurtherAddress[] }>> => {
    const before = await findSource(db, id);
    if (!before) return sourceNotFound();
    const ofSite = siteOwner !== undefined && siteOwner !== before.own.siteOwner;
    const { source: was, own } = before;
    if (ofSite && own.site === "")
      return refuse("invalid", "A file is on no site. Say whose this document is as its owner.", { field: "siteOwner" });
    if (details.altText === "" && was.altText !== "" && own.site === "")
      return refuse("invalid", "Say what is to be seen in this picture: whoever can’t see it reads that.", { field: "altText" });
    // Before anything else: their articles are locked before the source, as whoever cites it does.
    let reopened = 0;
    if (isToldOtherwise({ ...was, ...own }, { ...details, siteOwner })) reopened = await reopenCiting(db, editor, [id]);
    if (ofSite) reopened += await reopenAnnotations(db, editor, await listCitingOnSite(db, own.site, null), { changed: ["evidence"] });
    if (!(await saveSourceDetails(db, id, version, details))) {
      return refuse("conflict", "Somebody else has changed this source meanwhile. What you typed is kept: load the page anew beside it.");
    }
    if (ofSite) await saveSiteOwner(db, before.own.site, siteOwner);
    const data = { ...details, ...(ofSite && { siteOwner, site: before.own.site }) };
    await appendAudit(db, { verb: "updated", subject: "source", subjectId: id, actorId: editor.id, data });
    const after = await findSource(db, id);
    return ok({ ...(after ?? before), reopened, site: ofSite ? own.site : null });
  });
  if (!edited.ok) return edited;
  const { site, source, own, further } = edited.value;
  const addresses = further.map((address) => address.id);
  await notifyCiting(site === null ? await listCiting(database(), id, ...addresses) : await listCitingOnSite(database(), site));
  return ok({ source, own, version: edited.value.version, reopened: edited.value.reopened });
}
