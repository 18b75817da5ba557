import { isShortOfSpace, readDisks } from "#lib/db/disk-space.ts";
import type { Space } from "#lib/domain/desk-space.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Whether the desk can be written to, or only read for want of room on the server's disk. Where that is, and how much is missing, is for admins. */
export async function readSpace(actor: Actor | null): Promise<Result<Space>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const isShort = await isShortOfSpace();
  const isAdmin = can(gated.value, "read metrics");
  const disks = isShort && isAdmin ? await readDisks() : [];
  return ok({
    isShort,
    missing: disks
      .filter(({ freeBytes, neededBytes }) => freeBytes < neededBytes)
      .map(({ folder, freeBytes, neededBytes }) => ({ folder, bytes: neededBytes - freeBytes })),
  });
}
