"use server";

import { listUnsettled } from "#lib/usecases/annotation/list-unsettled.ts";
import { settlePassage } from "#lib/usecases/annotation/settle-passage.ts";
import { checkSource } from "#lib/usecases/snapshot/check-source.ts";
import { listSnapshots } from "#lib/usecases/snapshot/list-snapshots.ts";
import { action } from "./action.ts";

export const checkSourceAction = action(checkSource);
export const listSnapshotsAction = action(listSnapshots);
export const listUnsettledAction = action(listUnsettled);
export const settlePassageAction = action(settlePassage);
