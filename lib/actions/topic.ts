"use server";

import { collectArticles } from "#lib/usecases/topic/collect-articles.ts";
import { listTopics } from "#lib/usecases/topic/list-topics.ts";
import { renameTopic } from "#lib/usecases/topic/rename-topic.ts";
import { action } from "./action.ts";

export const collectArticlesAction = action(collectArticles);
export const listTopicsAction = action(listTopics);
export const renameTopicAction = action(renameTopic);
