"use server";

import { addClaimantName } from "#lib/usecases/claimant/add-claimant-name.ts";
import { editClaimant } from "#lib/usecases/claimant/edit-claimant.ts";
import { mergeClaimants } from "#lib/usecases/claimant/merge-claimants.ts";
import { partClaimants } from "#lib/usecases/claimant/part-claimants.ts";
import { action } from "./action.ts";

export const addClaimantNameAction = action(addClaimantName);
export const editClaimantAction = action(editClaimant);
export const mergeClaimantsAction = action(mergeClaimants);
export const partClaimantsAction = action(partClaimants);
