"use server";

import { assignArticle } from "#lib/usecases/article/assign-article.ts";
import { listColleagues } from "#lib/usecases/people/list-colleagues.ts";
import { action } from "./action.ts";

export const assignArticleAction = action(assignArticle);
export const listColleaguesAction = action(listColleagues);
