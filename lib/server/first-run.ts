import { database } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { awaitsSample } from "#lib/db/sample.ts";
import { env } from "#lib/env.ts";
import { withDatabaseLock } from "#lib/postgres/migrate.ts";
import { openFirstLink } from "#lib/usecases/people/open-first-link.ts";

/** Puts the sample library into an empty database, once, however many processes start together; goes on where an earlier start was killed. */
export async function loadSampleIntoEmptyDatabase(databaseUrl: string): Promise<void> {
  if (!env.sample || !(await awaitsSample(database()))) return;
  await withDatabaseLock(databaseUrl, async () => {
    if (!(await awaitsSample(database()))) return;
    if (await isShortOfSpace()) {
      console.log("The disk is nearly full: the sample library is loaded at a start with more room.");
      return;
    }
    console.log("Loading the sample library.");
    // Only a first start needs what imports articles.
    const { loadSample } = await import("#seeds/index.ts");
    await loadSample();
  });
}

/** Printed at each start until the desk has an admin who can sign in. */
export async function printFirstAdminLink(): Promise<void> {
  const link = await openFirstLink();
  if (!link) return;
  console.log(
    `\nThis desk has no admin yet. Become the first with this link (it works once, for ${daysUntil(link.expiresAt)} days):\n\n  ${link.url}\n`,
  );
}

function daysUntil(moment: string): number {
  return Math.round((Date.parse(moment) - Date.now()) / 86_400_000);
}
