import { database } from "#lib/db/client.ts";

type Condition = "ok" | "failing";
export type Health = { status: Condition; database: Condition; room: Condition };

const condition = (isWell: boolean): Condition => (isWell ? "ok" : "failing");

/** Whether the process can do its work right now: the load balancer's question. */
export async function checkHealth(roomIsOpen: boolean): Promise<Health> {
  const answered = await database().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return { status: condition(answered && roomIsOpen), database: condition(answered), room: condition(roomIsOpen) };
}
