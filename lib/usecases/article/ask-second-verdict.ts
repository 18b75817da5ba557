import { randomUUID } from "node:crypto";
import { z } from "zod";
import { listAssignees } from "#lib/db/assignments.ts";
import { isSecondVerdictAsked, noteOpenUntilNow, setSecondVerdictAsked, wakeAccess } from "#lib/db/openings.ts";
import { countDiffering } from "#lib/db/second-verdicts.ts";
import type { SecondVerdictSetting } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { secondVerdictSetting } from "../steps/review-facts.ts";

const asked = z.object({ articleId: z.uuid(), asked: z.boolean() });

/**
 * Asks for a second, independent verdict on each annotation of this article, or asks no more, which shows everybody what was hidden. What could
 * be read before is not hidden from those who were here.
 */
export async function askSecondVerdict(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<SecondVerdictSetting>> {
  const admitted = admit(actor, "ask for a second verdict", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const { articleId } = given;

  return changeArticle(editor, articleId, async (db) => {
    const before = await secondVerdictSetting(db, articleId);
    if (before.article === given.asked) return ok({ value: before, deed: null });
    if (!given.asked && (await countDiffering(db, articleId)) > 0) {
      return refuse("conflict", "Two verdicts differ here. Settle them first, so that readers learn of both. Nothing was changed.");
    }
    if (given.asked && !(await isSecondVerdictAsked(db, articleId))) await noteOpenUntilNow(db, articleId);
    await setSecondVerdictAsked(db, articleId, given.asked);
    await wakeAccess(db, articleId);
    if (given.asked) {
      const assigned = (await listAssignees(db, articleId)).map(({ id }) => id);
      await notifyPeople(db, { kind: "second_verdict", subjectId: randomUUID(), articleId, actorId: editor.id }, assigned);
    }
    const deed = { verb: "updated", subject: "article", subjectId: articleId, data: { secondVerdict: given.asked } } as const;
    return ok({ value: await secondVerdictSetting(db, articleId), deed });
  });
}
