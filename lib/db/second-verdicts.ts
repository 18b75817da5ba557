import type { SecondVerdict, Settlement } from "#lib/domain/claim/assessment.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { toVerdict } from "./scales.ts";

const person = { select: { id: true, name: true } } as const;

/** How an annotation's second verdict is read along with it. */
export const secondParts = {
  include: { user: person, verdict: true, firstVerdict: true, firstUser: person, settledVerdict: true, settledBy: person },
} as const satisfies Prisma.Annotation$secondArgs;

export function toSecondVerdict(row: Prisma.SecondVerdictGetPayload<typeof secondParts>): SecondVerdict {
  return {
    by: row.user,
    verdict: toVerdict(row.verdict),
    rationale: row.rationale,
    first: toVerdict(row.firstVerdict),
    firstBy: row.firstUser,
    claim: row.claim,
    at: row.createdAt.toISOString(),
    wordsChangedAt: row.wordsChangedAt?.toISOString() ?? null,
    settlement: toSettlement(row),
  };
}

function toSettlement(row: Prisma.SecondVerdictGetPayload<typeof secondParts>): Settlement | null {
  const { settledVerdict, settledBy, settledAt, settledClaim: claim, settlement: words, dissent } = row;
  if (!settledVerdict || !settledBy || !settledAt) return null;
  return { verdict: toVerdict(settledVerdict), claim, words, dissent, by: settledBy, at: settledAt.toISOString() };
}

type NewSecondVerdict = {
  annotationId: string;
  userId: string;
  verdictId: string;
  firstVerdictId: string;
  firstUserId: string;
  rationale: string;
  claim: string;
  wordsChangedAt: Date | null;
};

export async function insertSecondVerdict(db: Transaction, verdict: NewSecondVerdict): Promise<void> {
  await db.secondVerdict.create({ data: verdict });
}

/** The words that two judged have become others: whether their verdicts hold is to be settled. */
export async function noteWordsChanged(db: Transaction, annotationId: string): Promise<void> {
  await db.secondVerdict.updateMany({ where: { annotationId }, data: { wordsChangedAt: new Date() } });
}

/** The last settlement counts. */
export async function saveSettlement(
  db: Transaction,
  annotationId: string,
  { verdictId, claim, words, dissent, userId }: { verdictId: string; claim: string; words: string; dissent: boolean; userId: string },
): Promise<void> {
  const settled = { settledVerdictId: verdictId, settledClaim: claim, settledById: userId, settledAt: new Date() };
  const data = { ...settled, settlement: words, dissent };
  await db.secondVerdict.update({ where: { annotationId }, data });
}

/** How many of an article's verdicts wait for somebody to settle them. */
export async function countDiffering(db: Transaction, articleId: string): Promise<number> {
  return db.secondVerdict.count({ where: { differing: true, annotation: { articleId, deletedAt: null } } });
}
