"use server";

import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { removeArticle } from "#lib/usecases/article/remove-article.ts";
import { restoreArticle } from "#lib/usecases/article/restore-article.ts";
import { searchPassages } from "#lib/usecases/article/search-passages.ts";
import { updateArticleDetails } from "#lib/usecases/article/update-article-details.ts";
import { removeSample } from "#lib/usecases/desk/remove-sample.ts";
import { restoreSample } from "#lib/usecases/desk/restore-sample.ts";
import { action } from "./action.ts";

export const listArticlesAction = action(listArticles);
export const updateArticleDetailsAction = action(updateArticleDetails);
export const removeArticleAction = action(removeArticle);
export const restoreArticleAction = action(restoreArticle);
export const searchPassagesAction = action(searchPassages);
export const removeSampleAction = action(removeSample);
export const restoreSampleAction = action(restoreSample);
