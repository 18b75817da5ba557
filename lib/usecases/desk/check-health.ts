import { database } from "#lib/db/client.ts";
import { type Disk, isShortOfSpace, readDisks } from "#lib/db/disk-space.ts";
import { canChangeTables } from "#lib/db/roles.ts";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import { readUpkeep, type Upkeep, upkeepAdvice } from "../backup/read-upkeep.ts";

type Condition = "ok" | "failing";
export type Health = {
  status: Condition;
  database: Condition;
  /** Whether who runs Assay is kept from changing its tables, as somebody else owns them; null while the database is away. */
  roles: "separate" | "one" | null;
  /** Whether there is room to write. */
  disk: Condition;
  room: Condition;
  figures: RoomFigures | null;
  /** Null while the database is away. */
  upkeep: Upkeep | null;
  /** Of the disks under the data folder and the embedded database, in bytes. */
  disks: Disk[];
  /** What whoever runs the desk could do better. */
  advice: string[];
};

const condition = (isWell: boolean): Condition => (isWell ? "ok" : "failing");

/** Milliseconds within which a database answers that is there. */
const patience = 2000;

const oneRole =
  "Who runs Assay also owns its tables, and could disable what guards published revisions. Let DATABASE_URL name a role of its own, and ASSAY_OWNER_URL the owner.";

const noRoom = "A disk has less than 500 MB or 3 % free: the desk can be read, and nothing is saved until there is more.";

/** Whether the process can do its work right now: the load balancer's question. `room` is null where it isn't open. */
export async function checkHealth(room: RoomFigures | null): Promise<Health> {
  const [isOne, upkeep] = await Promise.race([
    Promise.all([canChangeTables(database()), readUpkeep(database())]).catch(() => [null, null]),
    new Promise<[null, null]>((resolve) => setTimeout(() => resolve([null, null]), patience).unref()),
  ]);
  const [isShort, disks] = await Promise.all([isShortOfSpace(), readDisks().catch(() => [])]);
  const isOpen = room?.state === "open";
  return {
    status: condition(isOne !== null && isOpen && !isShort),
    database: condition(isOne !== null),
    roles: isOne === null ? null : isOne ? "one" : "separate",
    disk: condition(!isShort),
    room: condition(isOpen),
    ...{ figures: room, disks, upkeep },
    advice: [...(isOne ? [oneRole] : []), ...(isShort ? [noRoom] : []), ...(upkeep ? upkeepAdvice(upkeep) : [])],
  };
}
