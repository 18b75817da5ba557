import { listArticleSummaries } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Every article of the desk, newest first. */
export async function listArticles(actor: Actor | null): Promise<Result<ArticleSummary[]>> {
  const gated = gate(actor, "read the desk");
  return gated.ok ? ok(await listArticleSummaries(database())) : gated;
}
