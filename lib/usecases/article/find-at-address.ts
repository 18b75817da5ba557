import { z } from "zod";
import { findAtAddress as findRow } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import type { Article } from "#lib/domain/article/article.ts";
import { httpUrl } from "#lib/domain/article/inputs.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

/** The article that was loaded from this address, or null: known before anything is fetched. */
export async function findAtAddress(actor: Actor | null, input: unknown): Promise<Result<Article | null>> {
  const admitted = admit(actor, "read the desk", z.object({ url: httpUrl }), input);
  if (!admitted.ok) return admitted;
  return ok((await findRow(database(), admitted.value.input.url))?.article ?? null);
}
