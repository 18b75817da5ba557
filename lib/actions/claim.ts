"use server";

import { departFromVerdict } from "#lib/usecases/claim/depart-from-verdict.ts";
import { findSameEvent } from "#lib/usecases/claim/find-same-event.ts";
import { joinClaims } from "#lib/usecases/claim/join-claims.ts";
import { listPrecedents } from "#lib/usecases/claim/list-precedents.ts";
import { lookThroughArticle } from "#lib/usecases/claim/look-through-article.ts";
import { separateClaims } from "#lib/usecases/claim/separate-claims.ts";
import { takeOverVerdict } from "#lib/usecases/claim/take-over-verdict.ts";
import { action } from "./action.ts";

export const listPrecedentsAction = action(listPrecedents, { background: true });
export const lookThroughArticleAction = action(lookThroughArticle, { background: true });
export const takeOverVerdictAction = action(takeOverVerdict);
export const departFromVerdictAction = action(departFromVerdict);
export const findSameEventAction = action(findSameEvent, { background: true });
export const joinClaimsAction = action(joinClaims);
export const separateClaimsAction = action(separateClaims);
