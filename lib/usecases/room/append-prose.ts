import { database } from "#lib/db/client.ts";
import { withSpace } from "#lib/db/disk-space.ts";
import { appendProseUpdates, type NewProseUpdate } from "#lib/db/prose.ts";

export type { NewProseUpdate } from "#lib/db/prose.ts";

/** Commits changes to shared documents, by people who were let in when they joined. Twice is as good as once. */
export async function appendProse(updates: NewProseUpdate[], node: string): Promise<void> {
  await withSpace(() => appendProseUpdates(database(), updates, node));
}
