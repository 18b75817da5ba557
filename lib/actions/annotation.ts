"use server";

import { assessAnnotation } from "#lib/usecases/annotation/assess-annotation.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { deleteAnnotation } from "#lib/usecases/annotation/delete-annotation.ts";
import { importAnnotations } from "#lib/usecases/annotation/import-annotations.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { restoreAnnotation } from "#lib/usecases/annotation/restore-annotation.ts";
import { settleVerdicts } from "#lib/usecases/annotation/settle-verdicts.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
import { action } from "./action.ts";

export const createAnnotationAction = action(createAnnotation);
export const readAnnotationAction = action(readAnnotation, { background: true });
export const updateAnnotationAction = action(updateAnnotation);
export const deleteAnnotationAction = action(deleteAnnotation);
export const restoreAnnotationAction = action(restoreAnnotation);
export const submitAnnotationAction = action(submitAnnotation);
export const signOffAnnotationAction = action(signOffAnnotation);
export const assessAnnotationAction = action(assessAnnotation);
export const settleVerdictsAction = action(settleVerdicts);
export const importAnnotationsAction = action(importAnnotations);
