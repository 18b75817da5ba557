"use server";

import { listProseVersions } from "#lib/usecases/room/list-prose-versions.ts";
import { restoreProseVersion } from "#lib/usecases/room/restore-prose-version.ts";
import { action } from "./action.ts";

export const listProseVersionsAction = action(listProseVersions);
export const restoreProseVersionAction = action(restoreProseVersion);
