"use server";

import { cancelExport } from "#lib/usecases/desk/cancel-export.ts";
import { readExport } from "#lib/usecases/desk/read-export.ts";
import { startExport } from "#lib/usecases/desk/start-export.ts";
import { action } from "./action.ts";

export const startExportAction = action(startExport);
export const readExportAction = action(readExport);
export const cancelExportAction = action(cancelExport);
