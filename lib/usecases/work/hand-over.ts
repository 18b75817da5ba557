import { z } from "zod";
import { findAnnotationPlace } from "#lib/db/annotations.ts";
import { findAssignable, listAssignees, replaceAssignees } from "#lib/db/assignments.ts";
import { database } from "#lib/db/client.ts";
import { dropHandover, listOpenAssignments, listReturnedTo, saveHandover } from "#lib/db/handovers.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type HandedOver, handedOver } from "#lib/domain/work/handover.ts";
import { admit } from "../admit.ts";
import { assignArticle } from "../article/assign-article.ts";
import { changeArticle } from "../change-article.ts";

const handing = z.object({ fromId: z.uuid(), toId: z.uuid() });

/**
 * What waits for one person waits for another from now on: articles assigned to them, and with these the second verdicts there; annotations that
 * were returned to them. Each by itself: what meanwhile goes its own way is left as it is. What they wrote stays theirs.
 */
export async function handOver(actor: Actor | null, input: z.input<typeof handing>): Promise<Result<HandedOver>> {
  const admitted = admit(actor, "deactivate a user", handing, input);
  if (!admitted.ok) return admitted;
  const { actor: admin, input: given } = admitted.value;
  const { fromId, toId } = given;
  const db = database();
  if (toId === fromId || (await findAssignable(db, [toId])).length === 0) {
    return refuse("not_found", "This person is not at the desk, or not any more. Choose somebody else.", { field: "toId" });
  }
  const done: HandedOver = { articles: [], annotationIds: [] };
  for (const { id: articleId, assignees } of await listOpenAssignments(db, fromId)) {
    const userIds = [...assignees.filter((id) => id !== fromId), toId];
    const assigned = await assignArticle(admin, { articleId, userIds, before: assignees });
    if (assigned.ok) done.articles.push({ articleId, userIds: assignees });
  }
  for (const { id, articleId } of await listReturnedTo(db, fromId)) {
    if ((await setHandover(admin, id, articleId, toId)).ok) done.annotationIds.push(id);
  }
  return ok(done);
}

/** Takes that back: who worked on the articles works on them again, and the annotations wait for nobody else. */
export async function takeBackHandover(actor: Actor | null, input: z.input<typeof handedOver>): Promise<Result<null>> {
  const admitted = admit(actor, "deactivate a user", handedOver, input);
  if (!admitted.ok) return admitted;
  const { actor: admin, input: given } = admitted.value;
  for (const article of given.articles) await putBack(admin, article);
  for (const id of given.annotationIds) {
    const place = await findAnnotationPlace(database(), id);
    if (place) await setHandover(admin, id, place.articleId, null);
  }
  return ok(null);
}

/** Whoever worked on an article works on it again, though they have left. */
function putBack(admin: Actor, { articleId, userIds }: HandedOver["articles"][number]): Promise<Result<null>> {
  return changeArticle(admin, articleId, async (db) => {
    const known = new Set((await listUsers(db)).map(({ id }) => id));
    const [from, to] = [(await listAssignees(db, articleId)).map(({ id }) => id), userIds.filter((id) => known.has(id))];
    await replaceAssignees(db, articleId, to);
    return ok({ value: null, deed: { verb: "assigned", subject: "article", subjectId: articleId, data: { from, to } } });
  });
}

function setHandover(admin: Actor, annotationId: string, articleId: string, toId: string | null): Promise<Result<null>> {
  return changeArticle(admin, articleId, async (db) => {
    if (toId === null) await dropHandover(db, annotationId);
    else await saveHandover(db, annotationId, toId);
    return ok({ value: null, deed: { verb: "handed-over", subject: "annotation", subjectId: annotationId, data: { to: toId } } });
  });
}
