import { database } from "#lib/db/client.ts";
import { listPublishedReviewers } from "#lib/db/publications.ts";

/** So many reviews back; whoever worked on none of them is no longer named. */
const reviews = 50;

/** The people behind the newest public reviews, each as they last chose to be shown ("Name", or "Name, note"), by name. */
export async function listPublicPeople(): Promise<string[]> {
  const people = new Map<string, string>();
  for (const shown of await listPublishedReviewers(database(), reviews)) {
    const name = shown.split(", ")[0] ?? shown;
    if (!people.has(name)) people.set(name, shown);
  }
  return [...people.values()].sort((one, other) => one.localeCompare(other, "en"));
}
