"use server";

import { currentActor } from "#lib/auth/session.ts";
import { assignArticle } from "#lib/usecases/article/assign-article.ts";
import { listColleagues } from "#lib/usecases/people/list-colleagues.ts";

export async function assignArticleAction(input: Parameters<typeof assignArticle>[1]): ReturnType<typeof assignArticle> {
  return assignArticle(await currentActor(), input);
}

export async function listColleaguesAction(): ReturnType<typeof listColleagues> {
  return listColleagues(await currentActor());
}
