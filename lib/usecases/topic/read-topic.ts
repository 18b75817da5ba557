import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findTopic } from "#lib/db/topics.ts";
import { type Topic, topicId } from "#lib/domain/article/topic.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const which = z.object({ id: topicId });

export async function readTopic(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Topic>> {
  const admitted = admit(actor, "read the desk", which, input);
  if (!admitted.ok) return admitted;
  const topic = await findTopic(database(), admitted.value.input.id);
  return topic ? ok(topic) : refuse("not_found", "There is no such topic at this desk.");
}
