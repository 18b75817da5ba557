import { randomUUID } from "node:crypto";
import { z } from "zod";
import { findAssignable, listAssignees, replaceAssignees } from "#lib/db/assignments.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { notifyPeople } from "../steps/notify-people.ts";

const userIds = z.array(z.uuid()).max(200);
const assignment = z.object({
  articleId: z.uuid(),
  /** Everyone who works on it from now on; nobody: everybody may. */
  userIds,
  /** Whom the editor saw assigned when they chose. */
  before: userIds.optional(),
});

/** Says who works on an article. Other reviewers read it, and those among them who are writing in its room right now can't go on. */
export async function assignArticle(actor: Actor | null, input: z.input<typeof assignment>): Promise<Result<Person[]>> {
  const admitted = admit(actor, "assign an article", assignment, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const chosen = [...new Set(given.userIds)];

  return changeArticle(editor, given.articleId, async (db) => {
    const current = await listAssignees(db, given.articleId);
    const known = new Set(current.map(({ id }) => id));
    if (given.before && !isSame(known, given.before)) {
      return refuse("conflict", "Somebody else assigned this article meanwhile. Look at who works on it now, and choose again.", {
        details: { current },
      });
    }
    // Who was assigned and has left since may stay on the list.
    const newcomers = chosen.filter((id) => !known.has(id));
    if ((await findAssignable(db, newcomers)).length < newcomers.length) {
      return refuse("not_found", "One of these people is not at this desk, or not any more.", { field: "userIds" });
    }
    await replaceAssignees(db, given.articleId, chosen);
    const notice = {
      kind: "assigned",
      subjectId: randomUUID(),
      articleId: given.articleId,
      actorId: editor.id,
    } as const;
    await notifyPeople(db, notice, newcomers);
    const deed = { verb: "assigned", subject: "article", subjectId: given.articleId, data: { from: [...known], to: chosen } } as const;
    return ok({ value: await listAssignees(db, given.articleId), deed });
  });
}

function isSame(known: Set<string>, ids: string[]): boolean {
  const others = new Set(ids);
  return known.size === others.size && [...known].every((id) => others.has(id));
}
