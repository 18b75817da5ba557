import { z } from "zod";
import { claimArchiving, dropArchiving, finishArchiving } from "#lib/db/archive-requests.ts";
import { listCiting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { listFurtherAddresses } from "#lib/db/merged-sources.ts";
import { parse } from "#lib/domain/parse.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { type FetchArchivedOptions, fetchArchived } from "#lib/importer/fetch-archived.ts";
import { log } from "#lib/log.ts";
import { notifyCiting } from "../steps/notify-citing.ts";

/**
 * Asks the outside archive to keep a source that waits for it, and keeps the address it answers with. What `signal` ends is asked again by
 * whoever works next. Further `options` are for tests alone.
 */
export async function askArchiveNow(input: unknown, options: FetchArchivedOptions = {}): Promise<Result<{ asked: boolean }>> {
  const given = parse(z.object({ sourceId: z.uuid() }), input);
  if (!given.ok) return given;
  const { sourceId } = given.value;
  const addresses = [sourceId, ...(await listFurtherAddresses(database(), sourceId)).map(({ id }) => id)];
  const tell = async () => notifyCiting(await listCiting(database(), ...addresses));
  const template = env.archiveUrl;
  const place = template === undefined ? null : await claimArchiving(database(), sourceId);
  if (template === undefined || place === null) {
    if (await dropArchiving(database(), sourceId)) await tell();
    return ok({ asked: false });
  }
  await tell();
  const answer = await ask(template, place, options);
  if (options.signal?.aborted) return ok({ asked: false });
  await inTransaction(async (db) => {
    if (!answer.ok) return finishArchiving(db, sourceId, { state: "failed", reason: answer.error.message });
    await finishArchiving(db, sourceId, { state: "kept", archivedUrl: answer.value });
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
