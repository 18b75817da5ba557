import { findClaimantsNamed } from "#lib/db/claimants.ts";
import type { Transaction } from "#lib/db/client.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { findDesk } from "#lib/db/desk.ts";
import { findGateOf } from "#lib/db/gate.ts";
import { asksSecondVerdict } from "#lib/db/openings.ts";
import { withPublicReview } from "#lib/db/publications.ts";
import { findRevision } from "#lib/db/revisions.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Article } from "#lib/domain/article/article.ts";
import { claimantKey } from "#lib/domain/claim/claimant.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Blocker } from "#lib/domain/revision/blocker.ts";
import type { Overruling } from "#lib/domain/revision/gate.ts";
import { publishBlockers } from "#lib/domain/revision/gate-rules.ts";
import { hiddenBlocker } from "#lib/domain/revision/publish-rules.ts";
import type { RevisionContent, RevisionKind, StoredRevision } from "#lib/domain/revision/revision.ts";
import { buildRevision, previewSha256 } from "#lib/domain/revision/revision-building.ts";
import { env } from "#lib/env.ts";
import { shownTo } from "../show-annotations.ts";
import { reviewFacts } from "./review-facts.ts";

export type RevisionDraft = {
  /** Null while something stands in the way that no admin could overrule either. */
  built: { content: RevisionContent; previewSha256: string } | null;
  blockers: Blocker[];
  /** What a gate would stop that isn't turned on yet. */
  warnings: Blocker[];
  previous: StoredRevision | null;
};

type Wanted = { kind?: RevisionKind; note: string; overrule?: Overruling[] };

/** What publishing now would freeze: the same for preview and publication. */
export async function draftRevision(
  db: Transaction,
  actor: Actor,
  article: Article,
  { kind: wanted, note, overrule = [] }: Wanted,
): Promise<RevisionDraft | null> {
  const facts = await reviewFacts(db, article.id);
  if (!facts) return null;
  const { review, snapshot, annotations, scale } = facts;
  const previous = await findRevision(db, article.id);
  const kind = previous === null ? "first" : (wanted ?? "update");
  const gate = await findGateOf(db, article.id);
  const hidden = new Set(
    (await shownTo(db, actor, article.id, annotations)).filter((shown) => shown.hidden && !shown.excluded).map(({ id }) => id),
  );
  const found = publishBlockers(facts, gate, { kind, note }).filter(({ annotationId }) => !hidden.has(annotationId ?? ""));
  found.push(...annotations.filter(({ id }) => hidden.has(id)).map(hiddenBlocker));
  // What was asked of this very article holds, whether or not the desk has turned its gate on.
  const isAskedHere = await asksSecondVerdict(db, article.id);
  const told = ({ kind: of, rule }: Blocker) => of === "gate" && !gate.enforced && !(rule === "second-verdict" && isAskedHere);
  const overruled = overrule.filter(({ rule }) => found.some((blocker) => blocker.rule === rule && !told(blocker)));
  const blockers = found.filter((blocker) => !told(blocker) && !overruled.some(({ rule }) => rule === blocker.rule));
  const warnings = found.filter(told);
  // A correction without its note is one that can be shown.
  if (blockers.some(({ kind: of, rule }) => of === "always" && rule !== "correction-reason")) {
    return { built: null, blockers, warnings, previous };
  }
  const evidenceSlugs = annotations.flatMap(({ evidence }) => evidence.flatMap(({ passage }) => passage?.articleSlug ?? []));
  const names = [...new Set(annotations.map(({ claimant }) => claimant))];
  const claimants = await findClaimantsNamed(db, names.map(claimantKey));
  const content = buildRevision({
    article,
    snapshot,
    review,
    annotations,
    scale,
    desk: { name: (await findDesk(db)).name, url: env.url },
    people: await listUsers(db),
    claimants: new Map(
      names.flatMap((name) => {
        const known = claimants.get(claimantKey(name));
        return known ? [[name, known] as const] : [];
      }),
    ),
    publicReviews: await withPublicReview(db, [...new Set(evidenceSlugs)]),
    kind,
    note,
    previous,
    gate,
    overruled: overruled.map((each) => ({ ...each, by: actor.name })),
    at: await databaseTime(db),
    by: actor.name,
  });
  return { built: { content, previewSha256: previewSha256(content) }, blockers, warnings, previous };
}
