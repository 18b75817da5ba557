"use server";

import { askSecondVerdict } from "#lib/usecases/article/ask-second-verdict.ts";
import { assignArticle } from "#lib/usecases/article/assign-article.ts";
import { assignArticles } from "#lib/usecases/article/assign-articles.ts";
import { listColleagues } from "#lib/usecases/people/list-colleagues.ts";
import { action } from "./action.ts";

export const assignArticleAction = action(assignArticle);
export const assignArticlesAction = action(assignArticles);
export const askSecondVerdictAction = action(askSecondVerdict);
export const listColleaguesAction = action(listColleagues);
