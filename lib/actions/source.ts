"use server";

import { askArchive } from "#lib/usecases/source/ask-archive.ts";
import { askForCapture } from "#lib/usecases/source/ask-for-capture.ts";
import { captureSourceAgain } from "#lib/usecases/source/capture-source-again.ts";
import { chooseCopy } from "#lib/usecases/source/choose-copy.ts";
import { editSource } from "#lib/usecases/source/edit-source.ts";
import { findSources } from "#lib/usecases/source/find-sources.ts";
import { mergeSources } from "#lib/usecases/source/merge-sources.ts";
import { partSources } from "#lib/usecases/source/part-sources.ts";
import { takeOutCopy } from "#lib/usecases/source/take-out-copy.ts";
import { action } from "./action.ts";

export const askArchiveAction = action(askArchive, { refresh: true });
export const captureSourceAgainAction = action(captureSourceAgain, { refresh: true });
export const askForCaptureAction = action(askForCapture);
export const takeOutCopyAction = action(takeOutCopy, { refresh: true });
export const chooseCopyAction = action(chooseCopy, { refresh: true });
export const findSourcesAction = action(findSources);
export const editSourceAction = action(editSource, { refresh: true });
export const mergeSourcesAction = action(mergeSources, { refresh: true });
export const partSourcesAction = action(partSources, { refresh: true });
