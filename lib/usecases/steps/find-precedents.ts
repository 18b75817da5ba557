import { findClaimsWith, findTermCounts } from "#lib/db/claim-index.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Precedent } from "#lib/domain/claim/precedent.ts";
import { askedFor, beginningsOf, claimStems, rankClaims, soughtBeginnings, type TermCounts } from "#lib/domain/claim/precedent-ranking.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { claimsShownTo, findBlindClaims } from "./show-claims.ts";

/** So many of those that share words are compared. */
const compared = 100;
/** Claims so much alike are taken for one where a second verdict is blind. */
const same = 0.6;

export type Found = { id: string; claimId: string; score: number; likeness: number };

/** Annotations whose claims say what a text says, the likeliest first. */
export async function findClaimsLike(db: Transaction, text: string, exceptId: string | null = null): Promise<Found[]> {
  return (await findClaimsLikeEach(db, [text], exceptId)).flat();
}

/** The same for several texts at once. */
export async function findClaimsLikeEach(db: Transaction, texts: string[], exceptId: string | null = null): Promise<Found[][]> {
  const questions = texts.map(askedFor);
  const stems = new Set(questions.flatMap((asked) => [...asked.stems.keys()]));
  if (stems.size === 0) return texts.map(() => []);
  const counts = await findTermCounts(db, [...new Set(questions.flatMap(beginningsOf))], stems);
  const sought = questions.map((asked) => soughtBeginnings(asked, counts));
  const found = await findClaimsWith(db, sought, { limit: compared, exceptId });
  return texts.map((text, index) =>
    ranked(
      text,
      found.filter(({ question }) => question === index),
      counts,
    ),
  );
}

function ranked(text: string, found: { id: string; claimId: string; stems: string[] }[], counts: TermCounts): Found[] {
  const asked = askedFor(text);
  const [itself] = rankClaims(asked, [{ stems: claimStems(text) }], counts, 1);
  const best = itself?.score ?? 1;
  return rankClaims(asked, found, counts, compared).map(({ id, claimId, score, likeness }) => ({
    id,
    claimId,
    score: Math.round(Math.min(1, score / best) * 1000) / 1000,
    likeness: Math.round(likeness * 1000) / 1000,
  }));
}

/**
 * The claims of the first of them as this person may see them, each once. Where one that says the same, however far down, is theirs to judge
 * independently, all are told without their verdicts: they could sway them. `except`: an article whose appearances are not told.
 */
export async function precedentsShownTo(
  db: Transaction,
  reader: Pick<Actor, "id">,
  found: Found[],
  { limit, except = null }: { limit: number; except?: string | null },
): Promise<Precedent[]> {
  const best = new Map(found.toReversed().map((each) => [each.claimId, each]));
  const claims = [...new Set(found.map(({ claimId }) => claimId))];
  const alike = found.filter(({ likeness }) => likeness >= same).map(({ claimId }) => claimId);
  const blind = (await findBlindClaims(db, reader, [...new Set(alike)])).size > 0;
  const told = claims.slice(0, limit);
  const shown = await claimsShownTo(db, reader, told, { most: 1, except });
  return told.flatMap((claimId) => {
    const [found, claim] = [best.get(claimId), shown.get(claimId)];
    const newest = claim?.appearances[0];
    if (!found || !claim || !newest) return [];
    const { score, likeness } = found;
    const unseen = blind ? { verdict: null, hidden: true } : {};
    return [{ ...newest, ...unseen, claimId, appearances: claim.count, score, likeness }];
  });
}
