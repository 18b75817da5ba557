import { z } from "zod";
import { findAtAddress } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import { httpUrl } from "#lib/domain/article/inputs.ts";
import { insistence } from "#lib/domain/article/page-kind.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { admit } from "../admit.ts";
import { alreadyLoaded } from "../steps/already-loaded.ts";
import { keepImportDraft } from "../steps/keep-import-draft.ts";

const asked = z.object({ url: httpUrl, ...insistence.shape });

/** Fetches a page and keeps the article found in it as a draft, unless the library has it from there already. `options` are for tests alone. */
export async function createImportDraftFromAddress(
  actor: Actor | null,
  input: z.input<typeof asked>,
  options: FetchOptions = {},
): Promise<Result<ImportDraft>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { url, ...insisted } = admitted.value.input;
  const known = await findAtAddress(database(), url);
  if (known !== null) return alreadyLoaded(known);
  const fetched = await fetchArticle(url, { ...options, ...insisted });
  if (!fetched.ok) return fetched;
  const { bytes, encoding, sourceUrl, cleaned } = fetched.value;
  const same = await findAtAddress(database(), cleaned.details.sourceUrl ?? sourceUrl);
  if (same !== null) return alreadyLoaded(same);
  return keepImportDraft(admitted.value.actor, { bytes, encoding, originalName: new URL(sourceUrl).hostname, cleaned });
}
