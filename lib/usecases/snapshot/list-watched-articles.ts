import { database } from "#lib/db/client.ts";
import { listWatchedArticleIds } from "#lib/db/publications.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Ids of the articles whose outlet's page is looked at every day: published, not withdrawn, with an address. */
export async function listWatchedArticles(actor: Actor | null): Promise<Result<string[]>> {
  const gated = gate(actor, "read the desk");
  return gated.ok ? ok(await listWatchedArticleIds(database())) : gated;
}
