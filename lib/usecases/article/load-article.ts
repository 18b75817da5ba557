import type { z } from "zod";
import { inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { type LoadedArticle, loading, loadPreparedArticle, prepareArticle } from "../steps/load-prepared-article.ts";

/** Takes a text into the library: the article, its first snapshot and an empty review. What a sample person loads is a sample. */
export async function loadArticle(actor: Actor | null, input: z.input<typeof loading>): Promise<Result<LoadedArticle>> {
  const admitted = admit(actor, "load an article", loading, input);
  if (!admitted.ok) return admitted;
  const prepared = await prepareArticle(admitted.value.input);
  return prepared.ok ? inTransaction((db) => loadPreparedArticle(db, admitted.value.actor, prepared.value)) : prepared;
}
