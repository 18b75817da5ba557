import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { askArchiveForPublished } from "#lib/db/archive-requests.ts";
import { savePublishedCitations } from "#lib/db/citations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { lockGate } from "#lib/db/gate.ts";
import { appendToLog, type DeskSigner, findLogHead, findLogProof } from "#lib/db/log.ts";
import { isSecondVerdictAsked, noteOpenToAll } from "#lib/db/openings.ts";
import { listPublication } from "#lib/db/publications.ts";
import { insertRevision } from "#lib/db/revisions.ts";
import { deskSigner } from "#lib/db/signing-keys.ts";
import { savePublishedSources } from "#lib/db/source-changes.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import { revisionEntry } from "#lib/domain/log/history.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type Blocker, blockersInWords } from "#lib/domain/revision/blocker.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import { behind } from "#lib/domain/revision/clock.ts";
import { gateRules } from "#lib/domain/revision/gate.ts";
import { overruling } from "#lib/domain/revision/gate-input.ts";
import { publicationEntry } from "#lib/domain/revision/publication.ts";
import { type RevisionContent, revisionKinds, type StoredRevision } from "#lib/domain/revision/revision.ts";
import { reviewSha256 } from "#lib/domain/revision/revision-building.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { gate } from "../gate.ts";
import { draftRevision } from "../steps/draft-revision.ts";
import { clockWait, judgeClock } from "../steps/judge-clock.ts";
import { storeProseOf } from "../steps/store-prose.ts";
import { wakeReview } from "../steps/wake-review.ts";

const publication = z.object({
  articleId: z.uuid(),
  /** The first revision is always `first`; a later one is an update unless said otherwise. */
  kind: z.enum(revisionKinds).optional(),
  note: z.string().trim().max(2000).default(""),
  /** Of the preview that was agreed to: anything else is a conflict. */
  previewSha256: z.string().max(64).nullish(),
  /** An admin's word against rules of the gate: it goes into the revision. */
  overrule: z.array(overruling).max(gateRules.length).default([]),
  /** Doubts that have been looked at, and are meant so. */
  acknowledge: z
    .union([z.literal("all"), z.array(z.object({ rule: z.string().max(40), annotationId: z.string().max(40).nullish() })).max(2000)])
    .default([]),
  /** Why the clock is wrong, from an admin, where it runs far behind what was published before: it goes into the revision. */
  clockReason: z.string().trim().max(500).optional(),
});

/** What a clock that runs a little behind is waited for within a request, in milliseconds. */
const patience = 15_000;

/** `warnings`: what a gate would have stopped that isn't turned on yet. */
type PublishedRevision = StoredRevision & { warnings: Blocker[] };

/** Freezes the review as its next revision: numbered, chained to the one before, signed. The same content is never published twice in a row. */
export async function publishRevision(actor: Actor | null, input: z.input<typeof publication>): Promise<Result<PublishedRevision>> {
  const admitted = admit(actor, "publish a revision", publication, input);
  if (!admitted.ok) return admitted;
  const { actor: publisher, input: given } = admitted.value;
  const mayOverrule = given.overrule.length > 0 ? gate(publisher, "overrule the gate") : null;
  if (mayOverrule?.ok === false) return mayOverrule;
  const deadline = performance.now() + patience;
  for (;;) {
    const published = await publishNow(publisher, given);
    const wait = published.ok ? null : clockWait(published.error);
    if (wait === null || performance.now() + wait * 1000 > deadline) return published;
    // Nothing is locked meanwhile.
    await pause(wait * 1000);
  }
}

function publishNow(publisher: Actor, given: z.infer<typeof publication>): Promise<Result<PublishedRevision>> {
  return changeArticle(publisher, given.articleId, async (db, article) => {
    await storeProseOf(db, article.id);
    await lockGate(db);
    const draft = await draftRevision(db, publisher, article, given);
    if (!draft) return articleNotFound();
    const { built, previous, warnings } = draft;
    if (built && (given.previewSha256 ?? null) !== null && given.previewSha256 !== built.previewSha256) {
      return refuse(
        "conflict",
        "The review, or the gate, has changed since you looked at this preview. Look at the new one, then publish.",
        {
          details: { previewSha256: built.previewSha256 },
        },
      );
    }
    const blockers = draft.blockers.filter((blocker) => !isAcknowledged(blocker, given.acknowledge));
    if (!built || blockers.length > 0) {
      return refuse("invalid", `This can't be published yet. ${blockersInWords(blockers)}`, { details: { blockers } });
    }
    if (previous && (await saysTheSame(db, previous, reviewSha256(built.content)))) {
      return refuse("conflict", `Nothing has changed since revision ${previous.number}, which readers see already.`, {
        details: { number: previous.number, sha256: previous.sha256 },
      });
    }
    if (previous && given.kind === "first") {
      return refuse("invalid", "There is a first revision already. Say whether this one is an update, a correction or a clarification.", {
        field: "kind",
      });
    }
    const signer = await deskSigner(db);
    // From here on nobody else publishes: the order of times is that of the log.
    const publishedAt = await databaseTime(db);
    const late = behind(publishedAt, [previous?.publishedAt ?? null, signer.since]);
    const clock = late === 0 ? ok(null) : judgeClock(late, publisher, given.clockReason);
    if (!clock.ok) return clock;
    const log = built.content.sample ? null : { size: (await findLogHead(db))?.size ?? 0 };
    const content = { ...built.content, publishedAt, ...(clock.value && { clock: clock.value }), ...(log && { log }) };
    const revision = await freeze(db, signer, article.id, content, publisher.id);
    if (await isSecondVerdictAsked(db, article.id))
      await noteOpenToAll(
        db,
        content.annotations.map(({ id }) => id),
      );
    // Those that it cites no longer, too.
    await wakeReview(db, article);
    await listPublication(db, article.id, publicationEntry(content));
    await savePublishedSources(db, article.id, content);
    if (env.archiveUrl !== undefined) await askArchiveForPublished(db, article.id);
    await savePublishedCitations(db, article.id, content);
    await wakeReview(db, article);
    const { number, kind, sha256 } = revision;
    const { overruled } = content;
    const data = { number, kind, sha256, ...(overruled && { overruled }) };
    const deed = { verb: "published", subject: "revision", subjectId: `${number}`, data } as const;
    return ok({ value: { ...revision, warnings }, deed });
  });
}

async function saysTheSame(db: Transaction, previous: StoredRevision, hash: string): Promise<boolean> {
  if ((await findWithdrawal(db, previous.articleId, previous.number)) !== null) return false;
  const content: RevisionContent = JSON.parse(previous.content);
  return reviewSha256(content) === hash;
}

function isAcknowledged({ kind, rule, annotationId }: Blocker, given: z.infer<typeof publication>["acknowledge"]): boolean {
  if (kind !== "acknowledge") return false;
  return given === "all" || given.some((each) => each.rule === rule && (each.annotationId ?? null) === annotationId);
}

async function freeze(
  db: Transaction,
  signer: DeskSigner,
  articleId: string,
  content: RevisionContent,
  publishedById: string,
): Promise<StoredRevision> {
  const { number, kind, note, previousSha256, publishedAt, sample } = content;
  const json = canonicalJson(content);
  const revision = await insertRevision(db, {
    articleId,
    number,
    kind,
    note,
    content: json,
    sha256: sha256Hex(json),
    previousSha256,
    signature: signer.sign(json),
    keyId: signer.keyId,
    sample,
    publishedAt,
    publishedById,
  });
  if (sample) return { ...revision, logProof: null };
  await appendToLog(db, signer, [revisionEntry(revision)]);
  return { ...revision, logProof: await findLogProof(db, revision.sha256) };
}
