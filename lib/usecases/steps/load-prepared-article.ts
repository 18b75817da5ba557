import { z } from "zod";
import { findSameArticle, freeSlug, insertArticle, lockLoading } from "#lib/db/articles.ts";
import type { Transaction } from "#lib/db/client.ts";
import { insertReview } from "#lib/db/reviews.ts";
import { insertSnapshot } from "#lib/db/snapshots.ts";
import { findUser } from "#lib/db/users.ts";
import { type Article, type ArticleDetails, articleDetails, type Snapshot } from "#lib/domain/article/article.ts";
import { titleFromText } from "#lib/domain/article/cleaning.ts";
import type { FoundDetails } from "#lib/domain/article/found-details.ts";
import { unsettledNotes } from "#lib/domain/article/settled-notes.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { slugFrom } from "#lib/domain/text/slug.ts";
import { recordDeed } from "../change-article.ts";
import { alreadyLoaded } from "./already-loaded.ts";
import { nearDuplicateNotes } from "./near-duplicates.ts";
import { originalInput, type PreparedSnapshot, prepareSnapshot } from "./prepare-snapshot.ts";

const { title, outlet, author, sourceUrl, publishedAt, language, selectionReason, fetchNothing, dueOn } = articleDetails.shape;

/** What is given wins over what is found in the original, `null` included; what is left out is looked for there. */
const givenDetails = z.object({
  title: title.optional(),
  outlet: outlet.unwrap().optional(),
  author: author.unwrap().optional(),
  sourceUrl: sourceUrl.unwrap().optional(),
  publishedAt: publishedAt.unwrap().optional(),
  language: language.unwrap().optional(),
  selectionReason,
  fetchNothing,
  dueOn,
});

export const loading = originalInput.extend({ details: givenDetails.default({}) });

export type LoadedArticle = {
  article: Article;
  snapshot: Snapshot;
  /** Where the details were found, with what else was. */
  found: FoundDetails;
};
type PreparedArticle = { details: ArticleDetails; snapshot: Omit<PreparedSnapshot, "found" | "details">; found: FoundDetails };

/** Everything of an article that takes long to find out: before the transaction that writes it, not within. */
export async function prepareArticle(given: z.infer<typeof loading>): Promise<Result<PreparedArticle>> {
  const prepared = await prepareSnapshot(given, given.details);
  if (!prepared.ok) return prepared;
  const { details: told, found, ...snapshot } = prepared.value;
  const stated = Object.fromEntries(Object.entries(given.details).filter(([, value]) => value !== undefined));
  const details = parse(articleDetails, { title: titleFromText(snapshot.text), ...told, ...stated });
  if (!details.ok) return { ok: false, error: { ...details.error, field: `details.${details.error.field}` } };
  const known = { title: stated.title !== undefined, document: snapshot.document };
  return ok({
    details: details.value,
    found,
    snapshot: { ...snapshot, warnings: unsettledNotes(snapshot.warnings, details.value, known) },
  });
}

/** The article, its first snapshot and an empty review, unless the desk has that text or address already: nothing is written then. */
export async function loadPreparedArticle(db: Transaction, loader: Actor, prepared: PreparedArticle): Promise<Result<LoadedArticle>> {
  const { details, snapshot } = prepared;
  await lockLoading(db);
  const same = await findSameArticle(db, { textSha256: snapshot.sha256, sourceUrl: details.sourceUrl });
  if (same) return alreadyLoaded(same);
  const warnings = [...snapshot.warnings, ...(await nearDuplicateNotes(db, snapshot))];
  const slug = await freeSlug(db, slugFrom(details.title) || snapshot.sha256.slice(0, 8));
  const sample = (await findUser(db, loader.id))?.sample ?? false;
  const article = await insertArticle(db, { slug, details, sample, createdById: loader.id });
  const inserted = await insertSnapshot(db, { ...snapshot, warnings, articleId: article.id, number: 1, createdById: loader.id });
  await insertReview(db, { articleId: article.id, snapshotId: inserted.id, summary: emptyProse });
  const data = { snapshot: inserted.id, sha256: inserted.sha256 };
  await recordDeed(db, loader.id, article.id, { verb: "created", subject: "article", subjectId: article.id, data });
  return ok({ article, snapshot: inserted, found: prepared.found });
}
