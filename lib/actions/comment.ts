"use server";

import { currentActorAs } from "#lib/auth/session.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { deleteComment, restoreComment } from "#lib/usecases/annotation/delete-comment.ts";

export async function addCommentAction(input: Parameters<typeof addComment>[1], as?: string): ReturnType<typeof addComment> {
  return addComment(await currentActorAs(as), input);
}

export async function deleteCommentAction(input: Parameters<typeof deleteComment>[1], as?: string): ReturnType<typeof deleteComment> {
  return deleteComment(await currentActorAs(as), input);
}

export async function restoreCommentAction(input: Parameters<typeof restoreComment>[1], as?: string): ReturnType<typeof restoreComment> {
  return restoreComment(await currentActorAs(as), input);
}
