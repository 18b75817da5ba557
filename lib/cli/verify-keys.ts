import { joinDatabase } from "#lib/db/open.ts";
import { type DeskKey, deskKeys, type SignedRevision } from "#lib/domain/revision/signed-revision.ts";
import { env } from "#lib/env.ts";
import { listDeskKeys } from "#lib/usecases/revision/list-desk-keys.ts";
import { read, reasonOf } from "./fetching.ts";

/** Keys, and whose they are; or why there are none. */
export type KeySource = { keys: DeskKey[]; whose: string } | { keys: null; whose: string };

/** Those of a list somewhere. Throws where it can't be had or is none. */
export async function readKeys(place: string): Promise<DeskKey[]> {
  const file = await read(place);
  try {
    return deskKeys.parse(JSON.parse(new TextDecoder().decode(file))).keys;
  } catch {
    throw new Error("This is not a list of a desk’s keys, as /.well-known/assay-keys.json has it.");
  }
}

/** Those of the desk that the revision says it is of. */
export async function keysOfClaimedDesk(revision: SignedRevision): Promise<KeySource> {
  const { url, name } = revision.content.desk;
  try {
    return { keys: await readKeys(`${url}/.well-known/assay-keys.json`), whose: `${name} at ${url}` };
  } catch (error) {
    return { keys: null, whose: `The keys of the desk it claims to be of, ${url}, can’t be had: ${reasonOf(error)}` };
  }
}

/** Those of the desk here, where there is one and its database runs. */
export async function keysOfThisDesk(): Promise<KeySource> {
  const none = { keys: null, whose: "No keys were given, and no desk runs here whose keys could be used. Name some with --keys FILE|URL." };
  const where = env.databaseUrl === undefined ? `in ${env.dataDir}` : "in DATABASE_URL";
  const database = await joinDatabase();
  if (!database) return none;
  try {
    const keys = await listDeskKeys();
    return keys.length > 0 ? { keys, whose: `the desk ${where}` } : none;
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim().split("\n").at(-1) : "unknown reason";
    return { keys: null, whose: `The keys of the desk ${where} can’t be read (${reason}). Start the desk once, or name keys with --keys.` };
  } finally {
    await database.close();
  }
}
