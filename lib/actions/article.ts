"use server";

import { currentActor } from "#lib/auth/session.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { removeArticle } from "#lib/usecases/article/remove-article.ts";
import { restoreArticle } from "#lib/usecases/article/restore-article.ts";
import { searchPassages } from "#lib/usecases/article/search-passages.ts";
import { updateArticleDetails } from "#lib/usecases/article/update-article-details.ts";
import { removeSample } from "#lib/usecases/desk/remove-sample.ts";
import { restoreSample } from "#lib/usecases/desk/restore-sample.ts";

export async function listArticlesAction(): ReturnType<typeof listArticles> {
  return listArticles(await currentActor());
}

export async function updateArticleDetailsAction(
  input: Parameters<typeof updateArticleDetails>[1],
): ReturnType<typeof updateArticleDetails> {
  return updateArticleDetails(await currentActor(), input);
}

export async function removeArticleAction(input: Parameters<typeof removeArticle>[1]): ReturnType<typeof removeArticle> {
  return removeArticle(await currentActor(), input);
}

export async function restoreArticleAction(input: Parameters<typeof restoreArticle>[1]): ReturnType<typeof restoreArticle> {
  return restoreArticle(await currentActor(), input);
}

export async function searchPassagesAction(input: Parameters<typeof searchPassages>[1]): ReturnType<typeof searchPassages> {
  return searchPassages(await currentActor(), input);
}

export async function removeSampleAction(): ReturnType<typeof removeSample> {
  return removeSample(await currentActor());
}

export async function restoreSampleAction(): ReturnType<typeof restoreSample> {
  return restoreSample(await currentActor());
}
