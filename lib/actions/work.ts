"use server";

import { listToSignOff } from "#lib/usecases/work/list-to-sign-off.ts";
import { submitDrafts } from "#lib/usecases/work/submit-drafts.ts";
import { action } from "./action.ts";

export const listToSignOffAction = action(listToSignOff, { background: true });
export const submitDraftsAction = action(submitDrafts);
