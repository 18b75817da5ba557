import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { findTopic, isTopicName, renameTopicRow } from "#lib/db/topics.ts";
import { type Topic, topicId, topicName } from "#lib/domain/article/topic.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const renaming = z.object({ id: topicId, name: topicName });

/** Gives a topic another name, which no other has. */
export async function renameTopic(actor: Actor | null, input: z.input<typeof renaming>): Promise<Result<Topic>> {
  const admitted = admit(actor, "edit article details", renaming, input);
  if (!admitted.ok) return admitted;
  const { id, name } = admitted.value.input;
  return inTransaction(async (db) => {
    const topic = await findTopic(db, id);
    if (!topic) return refuse("not_found", "There is no such topic at this desk.");
    if (topic.name === name) return ok(topic);
    if (await isTopicName(db, name)) return refuse("invalid", "Another topic has this name already.", { field: "name" });
    const renamed = await renameTopicRow(db, id, name);
    await appendAudit(db, {
      verb: "updated",
      subject: "topic",
      subjectId: id,
      actorId: admitted.value.actor.id,
      data: { from: topic.name, to: name },
    });
    return ok(renamed);
  });
}
