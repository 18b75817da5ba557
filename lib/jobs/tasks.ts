import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { log } from "#lib/log.ts";
import { checkSource } from "#lib/usecases/check-source.ts";
import { defaultCommandLineActor } from "#lib/usecases/default-command-line-actor.ts";
import { listWatchedArticles } from "#lib/usecases/list-watched-articles.ts";

const oneArticle = z.object({ articleId: z.uuid() });

export const tasks: TaskList = {
  /** One job for each article, so that a page that hangs holds up nothing but itself, and a restart goes on where it was. */
  async check_sources(_payload, { addJob }) {
    const watched = await listWatchedArticles(await defaultCommandLineActor());
    if (!watched.ok) throw new Error(watched.error.message);
    for (const articleId of watched.value) {
      await addJob("check_source", { articleId }, { jobKey: `check ${articleId}`, maxAttempts: 3, queueName: "pages" });
    }
  },

  async check_source(payload) {
    const { articleId } = oneArticle.parse(payload);
    const checked = await checkSource(await defaultCommandLineActor(), { articleId });
    // Removed meanwhile, or without an address by now: there is nothing to try again.
    if (!checked.ok) log.info({ articleId, reason: checked.error.message }, "an outlet's page was not looked at");
  },
};
