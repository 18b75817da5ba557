"use server";

import { confirmSentences } from "#lib/usecases/annotation/confirm-sentences.ts";
import { listUnsettled } from "#lib/usecases/annotation/list-unsettled.ts";
import { settlePassage } from "#lib/usecases/annotation/settle-passage.ts";
import { unconfirmSentences } from "#lib/usecases/annotation/unconfirm-sentences.ts";
import { addSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { checkSource } from "#lib/usecases/snapshot/check-source.ts";
import { confirmOutletText, unconfirmOutletText } from "#lib/usecases/snapshot/confirm-outlet-text.ts";
import { listSnapshots } from "#lib/usecases/snapshot/list-snapshots.ts";
import { action } from "./action.ts";

export const addSnapshotAction = action(addSnapshot);
export const checkSourceAction = action(checkSource);
export const listSnapshotsAction = action(listSnapshots, { background: true });
export const confirmOutletTextAction = action(confirmOutletText);
export const unconfirmOutletTextAction = action(unconfirmOutletText);
export const listUnsettledAction = action(listUnsettled, { background: true });
export const confirmSentencesAction = action(confirmSentences);
export const unconfirmSentencesAction = action(unconfirmSentences);
export const settlePassageAction = action(settlePassage);
