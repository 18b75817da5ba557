"use server";

import { currentActorAs } from "#lib/auth/session.ts";
import { listUnsettled } from "#lib/usecases/annotation/list-unsettled.ts";
import { settlePassage } from "#lib/usecases/annotation/settle-passage.ts";
import { checkSource } from "#lib/usecases/snapshot/check-source.ts";
import { listSnapshots } from "#lib/usecases/snapshot/list-snapshots.ts";

export async function checkSourceAction(input: Parameters<typeof checkSource>[1], as?: string): ReturnType<typeof checkSource> {
  return checkSource(await currentActorAs(as), input);
}

export async function listSnapshotsAction(input: Parameters<typeof listSnapshots>[1], as?: string): ReturnType<typeof listSnapshots> {
  return listSnapshots(await currentActorAs(as), input);
}

export async function listUnsettledAction(input: Parameters<typeof listUnsettled>[1], as?: string): ReturnType<typeof listUnsettled> {
  return listUnsettled(await currentActorAs(as), input);
}

export async function settlePassageAction(input: Parameters<typeof settlePassage>[1], as?: string): ReturnType<typeof settlePassage> {
  return settlePassage(await currentActorAs(as), input);
}
