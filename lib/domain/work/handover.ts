import { z } from "zod";

/** What waits for someone who leaves: titles of articles assigned to them, and how many annotations. */
export type Waiting = { articles: string[]; returned: number; secondVerdicts: number };

/** What was handed over, so that it can be taken back: who worked on each article before, and the annotations. */
export const handedOver = z.object({
  articles: z.array(z.object({ articleId: z.uuid(), userIds: z.array(z.uuid()).max(200) })).max(2000),
  annotationIds: z.array(z.uuid()).max(5000),
});
export type HandedOver = z.infer<typeof handedOver>;

export function isNothing({ articles, returned, secondVerdicts }: Waiting): boolean {
  return articles.length === 0 && returned === 0 && secondVerdicts === 0;
}
