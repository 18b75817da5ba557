import { database } from "#lib/db/client.ts";
import { findEarliestAddress, findFirstAddresses } from "#lib/db/revisions.ts";
import { publicUrl } from "../steps/public-url.ts";

export type FirstAddresses = {
  /** Of the desk when it first published. */
  desk: string;
  /** Of the desk when it published this revision. */
  of: (place: { slug: string; number: number }) => string;
};

/**
 * Where the desk was reached when it published these revisions: what was named after an address keeps its name, though the desk has moved.
 * Without a trailing slash.
 */
export async function listFirstAddresses(places: { slug: string; number: number }[]): Promise<FirstAddresses> {
  const db = database();
  const addresses = await findFirstAddresses(db, places);
  return {
    desk: (await findEarliestAddress(db)) ?? publicUrl(),
    of: ({ slug, number }) => addresses.get(`${slug} ${number}`) ?? publicUrl(),
  };
}
