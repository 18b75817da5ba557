import { listAnnotationsOf } from "#lib/db/annotations.ts";
import { findArticlesOf } from "#lib/db/articles.ts";
import { type AppearanceRow, listAppearances } from "#lib/db/claims.ts";
import type { Transaction } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Appearance } from "#lib/domain/claim/claim-appearances.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { shownTo } from "../show-annotations.ts";

type Reader = Pick<Actor, "id">;
export type ShownClaim = { appearances: Appearance[]; count: number; blind: boolean };
/** `most`: so many appearances of each claim, the newest; `except`: none of this article or annotation. */
type Wanted = { most: number; except?: string | null };

/**
 * Claims as this person may see them. Where one appearance of a claim is theirs to judge independently, none is told with its verdict: each could
 * sway them.
 */
export async function claimsShownTo(
  db: Transaction,
  reader: Reader,
  claimIds: string[],
  { most, except = null }: Wanted,
): Promise<Map<string, ShownClaim>> {
  const rows = await listAppearances(db, claimIds);
  const blind = await blindAmong(db, reader, rows);
  const ofClaim = Map.groupBy(rows, ({ claimId }) => claimId);
  const wanted = (claimId: string) =>
    (ofClaim.get(claimId) ?? []).filter(({ id, articleId }) => id !== except && articleId !== except).slice(0, most);
  const shown = await showAppearances(db, reader, claimIds.flatMap(wanted), blind);
  return new Map(
    [...ofClaim].map(([claimId, all]) => {
      const appearances = wanted(claimId).flatMap(({ id }) => shown.get(id) ?? []);
      return [claimId, { appearances, count: all.length, blind: blind.has(claimId) }];
    }),
  );
}

/** Those of these claims of which one appearance, or more, is this person's to judge independently. */
export async function findBlindClaims(db: Transaction, reader: Reader, claimIds: string[]): Promise<Set<string>> {
  return blindAmong(db, reader, await listAppearances(db, claimIds));
}

async function blindAmong(db: Transaction, reader: Reader, rows: AppearanceRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const ids = rows.map(({ id }) => id);
  const open = await findOpenAmong(db, ids, reader.id);
  return new Set(rows.flatMap(({ id, claimId }) => (open.has(id) ? [] : [claimId])));
}

async function showAppearances(
  db: Transaction,
  reader: Reader,
  rows: AppearanceRow[],
  blind: ReadonlySet<string>,
): Promise<Map<string, Appearance>> {
  const annotations = await listAnnotationsOf(
    db,
    rows.map(({ id }) => id),
  );
  const shown = new Map<string, Appearance>();
  for (const article of await findArticlesOf(db, [...new Set(rows.map(({ articleId }) => articleId))])) {
    const own = annotations.filter(({ articleId }) => articleId === article.id);
    const place = { id: article.id, slug: article.slug, title: article.title, outlet: article.outlet };
    for (const annotation of await shownTo(db, reader, article.id, own)) {
      shown.set(annotation.id, toAppearance(annotation, place, blind.has(annotation.claimId)));
    }
  }
  return shown;
}

function toAppearance(annotation: Annotation, article: Appearance["article"], blind: boolean): Appearance {
  const { id, claim, claimant, claimedOn, state, verdict, updatedAt } = annotation;
  const hidden = blind || annotation.hidden;
  return { id, claim, claimant, claimedOn, state, hidden, verdict: hidden ? null : verdict, article, changedAt: updatedAt };
}
