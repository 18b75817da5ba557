import { listAnnotations } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { findDesk } from "#lib/db/desk.ts";
import { withPublicReview } from "#lib/db/publications.ts";
import { findReview } from "#lib/db/reviews.ts";
import { findRevision } from "#lib/db/revisions.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Article } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Blocker, publishBlockers } from "#lib/domain/revision/publish-rules.ts";
import type { RevisionContent, RevisionKind, StoredRevision } from "#lib/domain/revision/revision.ts";
import { buildRevision, previewSha256 } from "#lib/domain/revision/revision-building.ts";
import { env } from "#lib/env.ts";

export type RevisionDraft = {
  /** Null while something stands in the way. */
  built: { content: RevisionContent; previewSha256: string } | null;
  blockers: Blocker[];
  previous: StoredRevision | null;
};

/** What publishing now would freeze: the same for preview and publication. */
export async function draftRevision(
  db: Transaction,
  actor: Actor,
  article: Article,
  { kind, note }: { kind?: RevisionKind; note: string },
): Promise<RevisionDraft | null> {
  const found = await findReview(db, article.id);
  if (!found) return null;
  const { review, snapshot } = found;
  const annotations = await listAnnotations(db, article.id);
  const previous = await findRevision(db, article.id);
  const blockers = publishBlockers({ snapshotId: snapshot.id, annotations });
  if (blockers.length > 0) return { built: null, blockers, previous };

  const evidenceSlugs = annotations.flatMap(({ evidence }) => evidence.flatMap(({ passage }) => passage?.articleSlug ?? []));
  const content = buildRevision({
    article,
    snapshot,
    review,
    annotations,
    scale: await scaleInForce(db),
    desk: { name: (await findDesk(db)).name, url: env.url },
    people: await listUsers(db),
    publicReviews: await withPublicReview(db, [...new Set(evidenceSlugs)]),
    kind: previous === null ? "first" : (kind ?? "update"),
    note,
    previous,
    at: await databaseTime(db),
    by: actor.name,
  });
  return { built: { content, previewSha256: previewSha256(content) }, blockers, previous };
}
