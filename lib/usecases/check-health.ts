import { database } from "#lib/db/client.ts";

export type Health = { status: "ok" | "failing"; database: "ok" | "failing" };

/** Whether what the process stands on can be used right now. */
export async function checkHealth(): Promise<Health> {
  const answered = await database().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return answered ? { status: "ok", database: "ok" } : { status: "failing", database: "failing" };
}
