"use server";

import { askForCapture } from "#lib/usecases/source/ask-for-capture.ts";
import { action } from "./action.ts";

export const askForCaptureAction = action(askForCapture);
