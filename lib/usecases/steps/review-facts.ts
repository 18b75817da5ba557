import { listAnnotations } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { findGate } from "#lib/db/gate.ts";
import { asksSecondVerdict } from "#lib/db/openings.ts";
import { findReview } from "#lib/db/reviews.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import type { Snapshot } from "#lib/domain/article/article.ts";
import type { SecondVerdictSetting } from "#lib/domain/claim/review.ts";
import { settingOf } from "#lib/domain/revision/gate.ts";
import type { ReviewFacts } from "#lib/domain/revision/gate-rules.ts";
import { listSigners } from "../list-signers.ts";
import { noteJudges } from "../show-annotations.ts";

/** Who asks for second verdicts on an article, and how many people they could come from. */
export async function secondVerdictSetting(db: Transaction, articleId: string): Promise<SecondVerdictSetting> {
  const [here, desk, people] = [await asksSecondVerdict(db, articleId), await findGate(db), await listSigners(db, articleId)];
  const signOff = settingOf(desk.rules, "signed-off").on;
  return { article: here, desk: settingOf(desk.rules, "second-verdict").on, people: people.length, needed: signOff ? 3 : 2 };
}

/** All that publishing is judged by; null where there is no review. */
export async function reviewFacts(db: Transaction, articleId: string): Promise<(ReviewFacts & { snapshot: Snapshot }) | null> {
  const found = await findReview(db, articleId);
  if (!found) return null;
  const { id: _, ...review } = found.review;
  const annotations = await noteJudges(db, articleId, await listAnnotations(db, articleId));
  const { snapshot } = found;
  return {
    snapshotId: snapshot.id,
    snapshot,
    review,
    annotations,
    scale: await scaleInForce(db),
    signers: await listSigners(db, articleId),
  };
}
