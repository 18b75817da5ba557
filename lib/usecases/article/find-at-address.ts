import { z } from "zod";
import { findAtAddress as findRow } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import type { Article } from "#lib/domain/article/article.ts";
import { httpUrl } from "#lib/domain/article/inputs.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({ url: httpUrl });

/** The article that was loaded from this address, or null: known before anything is fetched. */
export async function findAtAddress(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Article | null>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  return ok((await findRow(database(), admitted.value.input.url))?.article ?? null);
}
