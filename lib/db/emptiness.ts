import { database } from "./client.ts";

/** Whether nobody has used this database yet, or a start was killed while it was loading the sample. */
export async function awaitsSample(): Promise<boolean> {
  const [person, article, told] = await Promise.all([
    database().user.findFirst({ where: { sample: false }, select: { id: true } }),
    database().article.findFirst({ where: { sample: false }, select: { id: true } }),
    database().auditEvent.findFirst({ where: { subject: "sample" }, select: { id: true } }),
  ]);
  return !person && !article && !told;
}
