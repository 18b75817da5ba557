import { z } from "zod";
import { findAnnotationPlace } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { findClaimIds, listEveryAppearance } from "#lib/db/claims.ts";
import { database } from "#lib/db/client.ts";
import { findLastRevisionWith, findRevision } from "#lib/db/revisions.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { PublicAppearance, PublishedClaim } from "#lib/domain/revision/published-claim.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { changesSince } from "../steps/changes-since.ts";

const asked = z.object({ id: z.uuid(), withChanges: z.boolean().default(false) });

/** Of a claim that was made more often than this, the newest. */
const most = 100;

/** A published claim, for anyone. What was never published is not found, whatever the desk is working on. */
export async function readClaim(input: unknown): Promise<Result<PublishedClaim>> {
  const none = refuse("not_found", "There is no claim at this address.");
  const parsed = asked.safeParse(input);
  if (!parsed.success) return none;
  const { id, withChanges } = parsed.data;
  const claimId = (await findClaimIds(database(), [id])).get(id);
  if (claimId === undefined) return none;
  const ids = claimId === id ? (await listEveryAppearance(database(), [id])).map((row) => row.id).reverse() : [id];
  const appearances: PublicAppearance[] = [];
  for (const each of ids) {
    const found = appearances.length < most ? await readAppearance(each, withChanges) : null;
    if (found) appearances.push(found);
  }
  const shown =
    appearances.find(({ state }) => state === "current") ?? appearances.find((each) => each.annotation.id === id) ?? appearances[0];
  return shown ? ok({ ...shown, claimId, appearances }) : none;
}

async function readAppearance(id: string, withChanges: boolean): Promise<PublicAppearance | null> {
  const db = database();
  const place = await findAnnotationPlace(db, id);
  const article = place && (await findArticle(db, place.articleId));
  const newest = article && (await findRevision(db, article.id));
  if (!newest) return null;
  const withdrawal = await findWithdrawal(db, newest.articleId, newest.number);
  const last = newest.content.includes(`"id":"${id}"`) ? newest : await findLastRevisionWith(db, newest.articleId, id);
  const content: RevisionContent | null = last && JSON.parse(last.content);
  const annotation = content?.annotations.find((published) => published.id === id);
  if (!content || !annotation) return null;
  const state = withdrawal ? "withdrawn" : content.number === newest.number ? "current" : "gone";
  const since = withChanges && state === "current" ? await changesSince(newest.articleId, content) : null;
  const changes = since?.passages.filter((passage) => passage.annotationId === id) ?? [];
  return { annotation, content, firstPublishedAt: newest.firstPublishedAt, state, withdrawal, changes };
}
