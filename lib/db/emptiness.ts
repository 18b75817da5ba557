import { database } from "./client.ts";

/** Whether nobody has used this database yet. */
export async function isEmptyDatabase(): Promise<boolean> {
  const [user, article] = await Promise.all([
    database().user.findFirst({ select: { id: true } }),
    database().article.findFirst({ select: { id: true } }),
  ]);
  return !user && !article;
}
