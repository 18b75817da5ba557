import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Transaction } from "#lib/db/client.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { appendToLog, type DeskSigner, findLogProof } from "#lib/db/log.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { listPublication } from "#lib/db/publications.ts";
import { insertRevision } from "#lib/db/revisions.ts";
import { deskSigner } from "#lib/db/signing-keys.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import { revisionEntry } from "#lib/domain/log/history.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import { behind } from "#lib/domain/revision/clock.ts";
import { publicationEntry } from "#lib/domain/revision/publication.ts";
import { type RevisionContent, revisionKinds, type StoredRevision } from "#lib/domain/revision/revision.ts";
import { previewSha256 } from "#lib/domain/revision/revision-building.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { draftRevision } from "../steps/draft-revision.ts";
import { clockWait, judgeClock } from "../steps/judge-clock.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const publication = z.object({
  articleId: z.uuid(),
  /** The first revision is always `first`; a later one is an update unless said otherwise. */
  kind: z.enum(revisionKinds).optional(),
  note: z.string().trim().max(2000).default(""),
  /** Of the preview that was agreed to: anything else is a conflict. */
  previewSha256: z.string().max(64).nullish(),
  /** Why the clock is wrong, from an admin, where it runs far behind what was published before: it goes into the revision. */
  clockReason: z.string().trim().max(500).optional(),
});

/** What a clock that runs a little behind is waited for within a request, in milliseconds. */
const patience = 15_000;

/** Freezes the review as its next revision: numbered, chained to the one before, signed. The same content is never published twice in a row. */
export async function publishRevision(actor: Actor | null, input: z.input<typeof publication>): Promise<Result<StoredRevision>> {
  const admitted = admit(actor, "publish a revision", publication, input);
  if (!admitted.ok) return admitted;
  const { actor: publisher, input: given } = admitted.value;
  const deadline = performance.now() + patience;
  for (;;) {
    const published = await publishNow(publisher, given);
    const wait = published.ok ? null : clockWait(published.error);
    if (wait === null || performance.now() + wait * 1000 > deadline) return published;
    // Nothing is locked meanwhile.
    await pause(wait * 1000);
  }
}

function publishNow(publisher: Actor, given: z.infer<typeof publication>): Promise<Result<StoredRevision>> {
  return changeArticle(publisher, given.articleId, async (db, article) => {
    await storeProseOf(db, article.id);
    const draft = await draftRevision(db, publisher, article, given);
    if (!draft) return articleNotFound();
    const { built, blockers, previous } = draft;
    if (!built) {
      return refuse("invalid", `This can't be published yet. ${blockers.map((blocker) => blocker.message).join(" ")}`, {
        details: { blockers },
      });
    }
    if ((given.previewSha256 ?? null) !== null && given.previewSha256 !== built.previewSha256) {
      return refuse("conflict", "The review has changed since you looked at this preview. Look at the new one, then publish.", {
        details: { previewSha256: built.previewSha256 },
      });
    }
    if (previous && (await saysTheSame(db, previous, built.previewSha256))) {
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
    const content = { ...built.content, publishedAt, ...(clock.value && { clock: clock.value }) };
    const revision = await freeze(db, signer, article.id, content, publisher.id);
    await listPublication(db, article.id, publicationEntry(content));
    await wakePublications(db, article.slug);
    const { number, kind, sha256 } = revision;
    const deed = { verb: "published", subject: "revision", subjectId: `${number}`, data: { number, kind, sha256 } } as const;
    return ok({ value: revision, deed });
  });
}

async function saysTheSame(db: Transaction, previous: StoredRevision, hash: string): Promise<boolean> {
  if ((await findWithdrawal(db, previous.articleId, previous.number)) !== null) return false;
  const content: RevisionContent = JSON.parse(previous.content);
  return previewSha256(content) === hash;
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
