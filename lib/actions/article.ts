"use server";

import { removeArticle } from "#lib/usecases/article/remove-article.ts";
import { removeArticles } from "#lib/usecases/article/remove-articles.ts";
import { restoreArticle } from "#lib/usecases/article/restore-article.ts";
import { restoreArticles } from "#lib/usecases/article/restore-articles.ts";
import { searchPassages } from "#lib/usecases/article/search-passages.ts";
import { updateArticleDetails } from "#lib/usecases/article/update-article-details.ts";
import { removeSample } from "#lib/usecases/desk/remove-sample.ts";
import { restoreSample } from "#lib/usecases/desk/restore-sample.ts";
import { searchDesk } from "#lib/usecases/search/search-desk.ts";
import { action } from "./action.ts";

export const searchDeskAction = action(searchDesk);
export const removeArticlesAction = action(removeArticles);
export const restoreArticlesAction = action(restoreArticles);
export const updateArticleDetailsAction = action(updateArticleDetails);
export const removeArticleAction = action(removeArticle);
export const restoreArticleAction = action(restoreArticle);
export const searchPassagesAction = action(searchPassages);
export const removeSampleAction = action(removeSample);
export const restoreSampleAction = action(restoreSample);
