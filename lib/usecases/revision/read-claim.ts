import { z } from "zod";
import { findAnnotationPlace } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findLastRevisionWith, findRevision } from "#lib/db/revisions.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import type { ChangedPassage } from "#lib/domain/article/outlet-changes.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Withdrawal } from "#lib/domain/revision/publication.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { changesSince } from "../steps/changes-since.ts";

const asked = z.object({ id: z.uuid(), withChanges: z.boolean().default(false) });

export type PublishedClaim = {
  annotation: PublishedAnnotation;
  /** The newest revision that has it. */
  content: RevisionContent;
  /** Of the first revision of the review. */
  firstPublishedAt: string;
  /** `gone`: the review as it stands no longer has it. */
  state: "current" | "gone" | "withdrawn";
  withdrawal: Withdrawal | null;
  /** Of its passages, those that the outlet has changed since; looked up only when asked for. */
  changes: ChangedPassage[];
};

/** One published claim, for anyone. What was never published is not found, whatever the desk is working on. */
export async function readClaim(input: unknown): Promise<Result<PublishedClaim>> {
  const none = refuse("not_found", "There is no claim at this address.");
  const parsed = asked.safeParse(input);
  const db = database();
  const place = parsed.success ? await findAnnotationPlace(db, parsed.data.id) : null;
  const article = place && (await findArticle(db, place.articleId));
  const newest = article && (await findRevision(db, article.id));
  if (!parsed.success || !newest) return none;
  const { id, withChanges } = parsed.data;
  const withdrawal = await findWithdrawal(db, newest.articleId, newest.number);
  const last = newest.content.includes(`"id":"${id}"`) ? newest : await findLastRevisionWith(db, newest.articleId, id);
  const content: RevisionContent | null = last && JSON.parse(last.content);
  const annotation = content?.annotations.find((published) => published.id === id);
  if (!content || !annotation) return none;
  const state = withdrawal ? "withdrawn" : content.number === newest.number ? "current" : "gone";
  const since = withChanges && state === "current" ? await changesSince(newest.articleId, content) : null;
  const changes = since?.passages.filter((passage) => passage.annotationId === id) ?? [];
  return ok({ annotation, content, firstPublishedAt: newest.firstPublishedAt, state, withdrawal, changes });
}
