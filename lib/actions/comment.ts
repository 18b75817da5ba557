"use server";

import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { deleteComment, restoreComment } from "#lib/usecases/annotation/delete-comment.ts";
import { updateComment } from "#lib/usecases/annotation/update-comment.ts";
import { addReviewComment } from "#lib/usecases/review/add-review-comment.ts";
import { seeMentions } from "#lib/usecases/work/see-mentions.ts";
import { action } from "./action.ts";

export const addCommentAction = action(addComment);
export const addReviewCommentAction = action(addReviewComment);
export const updateCommentAction = action(updateComment);
export const deleteCommentAction = action(deleteComment);
export const restoreCommentAction = action(restoreComment);
export const seeMentionsAction = action(seeMentions);
