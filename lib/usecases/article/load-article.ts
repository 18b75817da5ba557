import { z } from "zod";
import { findSameArticle, freeSlug, insertArticle, lockLoading } from "#lib/db/articles.ts";
import { inTransaction } from "#lib/db/client.ts";
import { insertReview } from "#lib/db/reviews.ts";
import { insertSnapshot } from "#lib/db/snapshots.ts";
import { findUser } from "#lib/db/users.ts";
import { type Article, articleDetails, type Snapshot } from "#lib/domain/article/article.ts";
import { titleFromText } from "#lib/domain/article/cleaning.ts";
import { unsettledNotes } from "#lib/domain/article/settled-notes.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { slugFrom } from "#lib/domain/text/slug.ts";
import { admit } from "../admit.ts";
import { recordDeed } from "../change-article.ts";
import { alreadyLoaded } from "../steps/already-loaded.ts";
import { nearDuplicateNotes } from "../steps/near-duplicates.ts";
import { originalInput, prepareSnapshot } from "../steps/prepare-snapshot.ts";

const { title, outlet, author, sourceUrl, publishedAt, language } = articleDetails.shape;

/** What is given wins over what is found in the original, `null` included; what is left out is looked for there. */
const givenDetails = z.object({
  title: title.optional(),
  outlet: outlet.unwrap().optional(),
  author: author.unwrap().optional(),
  sourceUrl: sourceUrl.unwrap().optional(),
  publishedAt: publishedAt.unwrap().optional(),
  language: language.unwrap().optional(),
});

const loading = originalInput.extend({ details: givenDetails.default({}) });

/** Takes a text into the library: the article, its first snapshot and an empty review. What a sample person loads is a sample. */
export async function loadArticle(
  actor: Actor | null,
  input: z.input<typeof loading>,
): Promise<Result<{ article: Article; snapshot: Snapshot }>> {
  const admitted = admit(actor, "load an article", loading, input);
  if (!admitted.ok) return admitted;
  const { actor: loader, input: given } = admitted.value;
  const prepared = await prepareSnapshot(given, given.details);
  if (!prepared.ok) return prepared;
  const { found, ...snapshot } = prepared.value;
  const stated = Object.fromEntries(Object.entries(given.details).filter(([, value]) => value !== undefined));
  const details = parse(articleDetails, { title: titleFromText(snapshot.text), ...found, ...stated });
  if (!details.ok) return { ok: false, error: { ...details.error, field: `details.${details.error.field}` } };

  const notes = unsettledNotes(snapshot.warnings, details.value, { title: stated.title !== undefined, document: snapshot.document });

  return inTransaction(async (db) => {
    await lockLoading(db);
    const same = await findSameArticle(db, { textSha256: snapshot.sha256, sourceUrl: details.value.sourceUrl });
    if (same) return alreadyLoaded(same);
    const alike = await nearDuplicateNotes(db, snapshot);
    const slug = await freeSlug(db, slugFrom(details.value.title) || snapshot.sha256.slice(0, 8));
    const sample = (await findUser(db, loader.id))?.sample ?? false;
    const article = await insertArticle(db, { slug, details: details.value, sample, createdById: loader.id });
    const warnings = [...notes, ...alike];
    const inserted = await insertSnapshot(db, { ...snapshot, warnings, articleId: article.id, number: 1, createdById: loader.id });
    await insertReview(db, { articleId: article.id, snapshotId: inserted.id, summary: emptyProse });
    const data = { snapshot: inserted.id, sha256: inserted.sha256 };
    await recordDeed(db, loader.id, article.id, { verb: "created", subject: "article", subjectId: article.id, data });
    return ok({ article, snapshot: inserted });
  });
}
