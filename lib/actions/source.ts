"use server";

import { askForCapture } from "#lib/usecases/source/ask-for-capture.ts";
import { editSource } from "#lib/usecases/source/edit-source.ts";
import { action } from "./action.ts";

export const askForCaptureAction = action(askForCapture);
export const editSourceAction = action(editSource, { refresh: true });
