import { database } from "#lib/db/client.ts";
import { listTopicRows } from "#lib/db/topics.ts";
import type { CountedTopic } from "#lib/domain/article/topic.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

const most = 300;

/** The running stories that have articles, those that got one last first. */
export async function listTopics(actor: Actor | null): Promise<Result<CountedTopic[]>> {
  const gated = gate(actor, "read the desk");
  return gated.ok ? ok(await listTopicRows(database(), most)) : gated;
}
