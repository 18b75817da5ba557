import { database } from "#lib/db/client.ts";
import type { RoomFigures } from "#lib/domain/prose/room.ts";

type Condition = "ok" | "failing";
export type Health = { status: Condition; database: Condition; room: Condition; figures: RoomFigures | null };

const condition = (isWell: boolean): Condition => (isWell ? "ok" : "failing");

/** Milliseconds within which a database answers that is there. */
const patience = 2000;

/** Whether the process can do its work right now: the load balancer's question. `room` is null where it isn't open. */
export async function checkHealth(room: RoomFigures | null): Promise<Health> {
  const answered = await Promise.race([
    database().$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience).unref()),
  ]);
  const isOpen = room?.state === "open";
  return { status: condition(answered && isOpen), database: condition(answered), room: condition(isOpen), figures: room };
}
