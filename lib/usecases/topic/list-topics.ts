import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listTopicRows } from "#lib/db/topics.ts";
import type { CountedTopic } from "#lib/domain/article/topic.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object(paging);
const afterTopic = z.tuple([z.iso.datetime(), z.uuid()]);

/** The running stories that have articles, those that got one last first. */
export async function listTopics(
  actor: Actor | null,
  input: z.input<typeof asked> = {},
): Promise<Result<{ topics: CountedTopic[] } & Next>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor } = admitted.value.input;
  const after = fromCursor(afterTopic, cursor);
  if (!after.ok) return after;
  const found = await listTopicRows(database(), limit + 1, after.value);
  const { rows, next } = pageOf(found, limit, ({ at, id }) => [at.toISOString(), id]);
  return ok({ topics: rows.map(({ id, name, articles }) => ({ id, name, articles })), next });
}
