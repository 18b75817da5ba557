import { z } from "zod";
import { listArchived } from "#lib/db/archive-requests.ts";
import { findArticle, findIdOfAnyArticle } from "#lib/db/articles.ts";
import { listPublishedCitations } from "#lib/db/citations.ts";
import { database } from "#lib/db/client.ts";
import { findRevision, listRevisionMarks } from "#lib/db/revisions.ts";
import { listSourceChanges } from "#lib/db/source-changes.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import type { OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import type { PublishedCitation } from "#lib/domain/claim/citation.ts";
import type { SourceFinding } from "#lib/domain/claim/source.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { RevisionMark, Withdrawal } from "#lib/domain/revision/publication.ts";
import type { RevisionContent, StoredRevision } from "#lib/domain/revision/revision.ts";
import { changesSince } from "../steps/changes-since.ts";

const asked = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,200}$/),
  number: z.number().int().min(1).max(1_000_000).optional(),
  /** Whether the outlet has changed its text since is looked up only when asked for: it means comparing two texts. */
  withChanges: z.boolean().default(false),
});

export type Publication = {
  stored: StoredRevision;
  content: RevisionContent;
  /** All of them, newest first. */
  revisions: RevisionMark[];
  /** Of the review as it stands, whichever revision was asked for. */
  withdrawal: Withdrawal | null;
  /** What the outlet has changed since the text of this revision was taken in. Not part of the revision, which never changes. */
  sinceChanged: OutletChanges | null;
  /** What was found of its sources since it was published. No part of the revision either. */
  findings: SourceFinding[];
  /** What cites its article in other public reviews, as they stand. */
  citations: PublishedCitation[];
};

/** A published review, for anyone: the revision of this number, or the newest. Why it was withdrawn is told also once its article was removed. */
export async function readPublication(input: unknown): Promise<Result<Publication>> {
  const parsed = asked.safeParse(input);
  const db = database();
  const slug = parsed.data?.slug ?? "";
  const article = await findArticle(db, slug);
  const articleId = article?.id ?? (await findIdOfAnyArticle(db, slug));
  const stored = articleId && (await findRevision(db, articleId, parsed.data?.number));
  if (!stored) return notPublished();
  const content: RevisionContent = JSON.parse(stored.content);
  const revisions = await listRevisionMarks(db, stored.articleId);
  const newest = revisions[0]?.number ?? stored.number;
  const withdrawal = await findWithdrawal(db, stored.articleId, newest);
  if (!article && !withdrawal) return notPublished();
  const sinceChanged = parsed.data?.withChanges ? await changesSince(stored.articleId, content) : null;
  const urls = content.annotations.flatMap(({ evidence }) => evidence.flatMap(({ url }) => url ?? []));
  const findings = parsed.data?.withChanges ? await listFindings([...new Set(urls)], new Date(stored.publishedAt)) : [];
  const citations = parsed.data?.withChanges ? await listPublishedCitations(db, stored.articleId) : [];
  return ok({ findings, citations, stored, content, revisions, withdrawal, sinceChanged });
}

/** With the outside archive's address of each, where it kept one before that was found. */
async function listFindings(urls: string[], since: Date): Promise<SourceFinding[]> {
  const archived = await listArchived(database(), urls);
  const changes = await listSourceChanges(database(), urls, since);
  return changes.map((change) => {
    const copy = archived.get(change.url);
    return { ...change, archivedUrl: copy && copy.since < new Date(change.at) ? copy.archivedUrl : null };
  });
}

function notPublished(): Result<never> {
  return refuse("not_found", "There is no review at this address.");
}
