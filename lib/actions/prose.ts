"use server";

import { currentActor } from "#lib/auth/session.ts";
import { listProseVersions } from "#lib/usecases/room/list-prose-versions.ts";
import { restoreProseVersion } from "#lib/usecases/room/restore-prose-version.ts";

export async function listProseVersionsAction(input: Parameters<typeof listProseVersions>[1]): ReturnType<typeof listProseVersions> {
  return listProseVersions(await currentActor(), input);
}

export async function restoreProseVersionAction(input: Parameters<typeof restoreProseVersion>[1]): ReturnType<typeof restoreProseVersion> {
  return restoreProseVersion(await currentActor(), input);
}
