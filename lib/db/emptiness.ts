import { database } from "./client.ts";

/** Whether nothing has been loaded into this database yet (people may have been added), or a start was killed while it was loading the sample. */
export async function awaitsSample(): Promise<boolean> {
  const [article, told] = await Promise.all([
    database().article.findFirst({ where: { sample: false }, select: { id: true } }),
    database().auditEvent.findFirst({ where: { subject: "sample" }, select: { id: true } }),
  ]);
  return !article && !told;
}
