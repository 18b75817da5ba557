"use server";

import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { deleteComment, restoreComment } from "#lib/usecases/annotation/delete-comment.ts";
import { action } from "./action.ts";

export const addCommentAction = action(addComment);
export const deleteCommentAction = action(deleteComment);
export const restoreCommentAction = action(restoreComment);
