import { z } from "zod";
import { inTransaction } from "#lib/db/client.ts";
import { findTopic, saveTopic, setTopic } from "#lib/db/topics.ts";
import { type Topic, topicId, topicName } from "#lib/domain/article/topic.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { eachOf, type Several } from "../steps/each-of.ts";

const collecting = z.object({
  /** Of a topic that is there, or a name: one that is new makes it. */
  topic: z.union([z.object({ id: topicId }), z.object({ name: topicName })]),
  articleIds: z.array(z.uuid()).max(100),
  /** False: out of it. */
  on: z.boolean().default(true),
});

/** Puts articles into a topic, or takes them out. Tells which of them it changed, so that it can be taken back. */
export async function collectArticles(
  actor: Actor | null,
  input: z.input<typeof collecting>,
): Promise<Result<Several<string> & { topic: Topic }>> {
  const admitted = admit(actor, "edit article details", collecting, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const asked = given.topic;
  const topic = await inTransaction(async (db) => ("name" in asked ? saveTopic(db, asked.name) : findTopic(db, asked.id)));
  if (!topic) return refuse("not_found", "There is no such topic at this desk.", { field: "topic" });
  const articles = given.articleIds.map((articleId) => ({ articleId }));
  const { done, refused } = await eachOf(articles, ({ articleId }) =>
    changeArticle(editor, articleId, async (db) => {
      const changed = await setTopic(db, articleId, topic.id, given.on);
      const deed = {
        verb: "collected",
        subject: "article",
        subjectId: articleId,
        data: { topic: topic.id, name: topic.name, on: given.on },
      } as const;
      return ok({ value: changed ? [articleId] : [], deed: changed ? deed : null });
    }),
  );
  return ok({ done: done.flat(), refused, topic });
}
