"use server";

import { currentActor, currentActorAs } from "#lib/auth/session.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { deleteAnnotation } from "#lib/usecases/annotation/delete-annotation.ts";
import { importAnnotations } from "#lib/usecases/annotation/import-annotations.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { restoreAnnotation } from "#lib/usecases/annotation/restore-annotation.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";

export async function createAnnotationAction(
  input: Parameters<typeof createAnnotation>[1],
  as?: string,
): ReturnType<typeof createAnnotation> {
  return createAnnotation(await currentActorAs(as), input);
}

export async function readAnnotationAction(input: Parameters<typeof readAnnotation>[1], as?: string): ReturnType<typeof readAnnotation> {
  return readAnnotation(await currentActorAs(as), input);
}

export async function updateAnnotationAction(
  input: Parameters<typeof updateAnnotation>[1],
  as?: string,
): ReturnType<typeof updateAnnotation> {
  return updateAnnotation(await currentActorAs(as), input);
}

export async function deleteAnnotationAction(
  input: Parameters<typeof deleteAnnotation>[1],
  as?: string,
): ReturnType<typeof deleteAnnotation> {
  return deleteAnnotation(await currentActorAs(as), input);
}

export async function restoreAnnotationAction(
  input: Parameters<typeof restoreAnnotation>[1],
  as?: string,
): ReturnType<typeof restoreAnnotation> {
  return restoreAnnotation(await currentActorAs(as), input);
}

export async function submitAnnotationAction(
  input: Parameters<typeof submitAnnotation>[1],
  as?: string,
): ReturnType<typeof submitAnnotation> {
  return submitAnnotation(await currentActorAs(as), input);
}

export async function signOffAnnotationAction(
  input: Parameters<typeof signOffAnnotation>[1],
  as?: string,
): ReturnType<typeof signOffAnnotation> {
  return signOffAnnotation(await currentActorAs(as), input);
}

export async function importAnnotationsAction(input: Parameters<typeof importAnnotations>[1]): ReturnType<typeof importAnnotations> {
  return importAnnotations(await currentActor(), input);
}
