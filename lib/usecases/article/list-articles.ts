import type { z } from "zod";
import { findArticleSummaries, listArticlePlaces, listPlace } from "#lib/db/article-list.ts";
import { database } from "#lib/db/client.ts";
import { articleListInput } from "#lib/domain/article/article-list.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { fromCursor, type Next, pageOf } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

/** A page of the desk's articles, narrowed and in the order asked for. Rows that come and go meanwhile make none come twice. */
export async function listArticles(
  actor: Actor | null,
  input: z.input<typeof articleListInput> = {},
): Promise<Result<{ articles: ArticleSummary[] } & Next>> {
  const admitted = admit(actor, "read the desk", articleListInput, input);
  if (!admitted.ok) return admitted;
  const { cursor, ...asked } = admitted.value.input;
  const person = asked.person === "me" ? admitted.value.actor.id : asked.person;
  const after = fromCursor<[string, string]>(listPlace(asked.sort), cursor);
  if (!after.ok) return after;
  const places = await listArticlePlaces(database(), { ...asked, person, limit: asked.limit + 1, after: after.value });
  const { rows, next } = pageOf(places, asked.limit, (place) => place);
  const articles = await findArticleSummaries(
    database(),
    rows.map(([, id]) => id),
    admitted.value.actor.id,
  );
  return ok({ articles, next });
}
