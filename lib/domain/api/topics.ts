import { z } from "zod";
import { type CountedTopic, type Topic, topicName } from "../article/topic.ts";

export const topicResponse = z.object({ id: z.string(), name: z.string() });
export const topicListed = topicResponse.extend({ articles: z.number().int().describe("How many articles it has.") });

const articles = z.array(z.uuid()).min(1, "Name an article.").max(100, "At most 100 articles go at once.");

export const topicRename = z.strictObject({ name: topicName.describe("Which no other topic has.") });
export const topicArticlesRequest = z.strictObject({ articles: articles.describe("Ids of articles.") });
export const topicRequest = topicArticlesRequest.extend({ name: topicName.describe("Of a topic that is there, or of a new one.") });

export const topicChanged = topicResponse.extend({
  articles: z.array(z.string()).describe("The ids of those that were changed. The others were so already."),
  refused: z.array(z.object({ article: z.string(), message: z.string() })).describe("Each is tried by itself."),
});

export const toTopic = ({ id, name }: Topic): z.infer<typeof topicResponse> => ({ id, name });
export const toTopicListed = (topic: CountedTopic): z.infer<typeof topicListed> => ({ ...toTopic(topic), articles: topic.articles });

type Changed = { topic: Topic; done: string[]; refused: { articleId: string; message: string }[] };

export function toTopicChanged({ topic, done, refused }: Changed): z.infer<typeof topicChanged> {
  return { ...toTopic(topic), articles: done, refused: refused.map(({ articleId, message }) => ({ article: articleId, message })) };
}
