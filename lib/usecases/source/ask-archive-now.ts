import { z } from "zod";
import { claimArchiving, dropArchiving, findOpenAddress, settleArchiving } from "#lib/db/archive-requests.ts";
import { listCiting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { listFurtherAddresses } from "#lib/db/merged-sources.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { listCitingReviews } from "#lib/db/source-changes.ts";
import { parse } from "#lib/domain/parse.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { type FetchArchivedOptions, fetchArchived } from "#lib/importer/fetch-archived.ts";
import { log } from "#lib/log.ts";
import { tellCiting } from "../steps/tell-citing.ts";

/** Asks the outside archive to keep a source that waits for it, and keeps the address it answers with. `options` are for tests alone. */
export async function askArchiveNow(input: unknown, options: FetchArchivedOptions = {}): Promise<Result<{ asked: boolean }>> {
  const given = parse(z.object({ sourceId: z.uuid() }), input);
  if (!given.ok) return given;
  const { sourceId } = given.value;
  const template = env.archiveUrl;
  const place = template === undefined ? null : await findOpenAddress(database(), sourceId);
  if (template === undefined || place === null) {
    await dropArchiving(database(), sourceId);
    return ok({ asked: false });
  }
  if (!(await claimArchiving(database(), sourceId))) return ok({ asked: false });
  const addresses = [sourceId, ...(await listFurtherAddresses(database(), sourceId)).map(({ id }) => id)];
  const tell = async () => tellCiting(await listCiting(database(), ...addresses));
  await tell();
  const answer = await ask(template, place, options);
  await inTransaction(async (db) => {
    if (!answer.ok) return settleArchiving(db, sourceId, { state: "failed", reason: answer.error.message });
    await settleArchiving(db, sourceId, { state: "kept", archivedUrl: answer.value });
    for (const address of addresses) for (const slug of await listCitingReviews(db, address)) await wakePublications(db, slug);
  });
  await tell();
  return ok({ asked: true });
}

async function ask(
  template: string,
  place: { url: string; reached: string | null },
  options: FetchArchivedOptions,
): Promise<Result<string>> {
  try {
    return await fetchArchived(template, place, options);
  } catch (error) {
    log.error({ err: error, url: place.url }, "an archive could not be asked");
    return refuse("upstream", "Something broke on our side while the archive was asked. Ask it again.");
  }
}
