"use server";

import { readHistory } from "#lib/usecases/article/read-history.ts";
import { restoreBefore } from "#lib/usecases/article/restore-before.ts";
import { action } from "./action.ts";

export const readHistoryAction = action(readHistory);
export const restoreBeforeAction = action(restoreBefore);
