import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { listSnapshotMarks } from "#lib/db/snapshots.ts";
import { listSourceChecks } from "#lib/db/source-checks.ts";
import type { SnapshotMark, SourceCheck } from "#lib/domain/anchoring/versions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";

const mostChecks = 10;

export type SnapshotList = { snapshots: SnapshotMark[]; checks: SourceCheck[] };

const asked = z.object({ articleId: z.string().max(200) });

/** Every snapshot of an article (id or slug), newest first, and the last looks at the outlet's page. */
export async function listSnapshots(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<SnapshotList>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const article = await findArticle(database(), admitted.value.input.articleId);
  if (!article) return articleNotFound();
  const snapshots = await listSnapshotMarks(database(), article.id, article.sourceUrl);
  return ok({ snapshots, checks: await listSourceChecks(database(), article.id, mostChecks) });
}
