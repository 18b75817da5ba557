import { z } from "zod";
import type { Transaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { listPublication } from "#lib/db/publications.ts";
import { insertRevision } from "#lib/db/revisions.ts";
import { signForDesk } from "#lib/db/signing-keys.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import { publicationEntry } from "#lib/domain/revision/publication.ts";
import { type RevisionContent, revisionKinds, type StoredRevision } from "#lib/domain/revision/revision.ts";
import { previewSha256 } from "#lib/domain/revision/revision-building.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { draftRevision } from "../steps/draft-revision.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const publication = z.object({
  articleId: z.uuid(),
  /** The first revision is always `first`; a later one is an update unless said otherwise. */
  kind: z.enum(revisionKinds).optional(),
  note: z.string().trim().max(2000).default(""),
  /** Of the preview that was agreed to: anything else is a conflict. */
  previewSha256: z.string().max(64).nullish(),
});

/** Freezes the review as its next revision: numbered, chained to the one before, signed. The same content is never published twice in a row. */
export async function publishRevision(actor: Actor | null, input: z.input<typeof publication>): Promise<Result<StoredRevision>> {
  const admitted = admit(actor, "publish a revision", publication, input);
  if (!admitted.ok) return admitted;
  const { actor: publisher, input: given } = admitted.value;

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
    const revision = await freeze(db, article.id, built.content, publisher.id);
    await listPublication(db, article.id, publicationEntry(built.content));
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

async function freeze(db: Transaction, articleId: string, content: RevisionContent, publishedById: string): Promise<StoredRevision> {
  const { number, kind, note, previousSha256, publishedAt, sample } = content;
  const json = canonicalJson(content);
  const { signature, keyId } = await signForDesk(db, json);
  return insertRevision(db, {
    articleId,
    number,
    kind,
    note,
    content: json,
    sha256: sha256Hex(json),
    previousSha256,
    signature,
    keyId,
    sample,
    publishedAt,
    publishedById,
  });
}
