"use server";

import { currentActor } from "#lib/auth/session.ts";
import { cancelExport } from "#lib/usecases/desk/cancel-export.ts";
import { readExport } from "#lib/usecases/desk/read-export.ts";
import { startExport } from "#lib/usecases/desk/start-export.ts";

export async function startExportAction(): ReturnType<typeof startExport> {
  return startExport(await currentActor());
}

export async function readExportAction(input: Parameters<typeof readExport>[1]): ReturnType<typeof readExport> {
  return readExport(await currentActor(), input);
}

export async function cancelExportAction(input: Parameters<typeof cancelExport>[1]): ReturnType<typeof cancelExport> {
  return cancelExport(await currentActor(), input);
}
