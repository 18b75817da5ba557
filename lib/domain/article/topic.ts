import { z } from "zod";

/** A running story. */
export type Topic = { id: string; name: string };

/** The topic with how many articles it has. */
export type CountedTopic = Topic & { articles: number };

/** What is no id is one that nothing has. */
export const topicId = z.string().max(100);

export const topicName = z
  .string()
  .transform((name) => name.replaceAll(/\s+/gu, " ").trim())
  .pipe(z.string().min(1, "Give the topic a name.").max(120, "A topic’s name has at most 120 characters."));
