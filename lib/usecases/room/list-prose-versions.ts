import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findProse, listProseVersions as listVersions } from "#lib/db/prose.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type ProseVersion, proseKinds } from "#lib/domain/prose/room.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { enterRoom } from "./enter-room.ts";

const asked = z.object({ kind: z.enum(proseKinds), subjectId: z.uuid() });

/** What a rationale or summary said over time, and who wrote it, the newest first. Empty while nobody has written in it together. */
export async function listProseVersions(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ProseVersion[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { kind, subjectId } = admitted.value.input;
  const entered = await enterRoom(admitted.value.actor, { kind, subjectId });
  if (!entered.ok) return entered;
  const document = await findProse(database(), kind, subjectId);
  const rows = document ? await listVersions(database(), document.id) : [];
  const people = new Map((await listUsers(database())).map(({ id, name }) => [id, { id, name }]));
  return ok(
    rows.map(({ id, json, authorIds, startedAt, endedAt }) => ({
      ...{ id, json, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() },
      authors: authorIds.flatMap((authorId) => people.get(authorId) ?? []),
    })),
  );
}
