import { z } from "zod";
import { type ArticleRequest, articleRequest, snapshotRequest } from "#lib/domain/api/api.ts";
import type { Article, ArticleDetails, OriginalType, Snapshot } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { admit } from "../admit.ts";
import { type AddedSnapshot, addSnapshot } from "../snapshot/add-snapshot.ts";
import { loadArticle } from "./load-article.ts";

/**
 * Loads an article as programs send it: a text of one kind, or an address to fetch it from. Drops no text on its own; of a web page it
 * takes the article. `options` are for tests alone.
 */
export async function loadFromRequest(
  actor: Actor | null,
  input: z.input<typeof articleRequest>,
  options: FetchOptions = {},
): Promise<Result<{ article: Article; snapshot: Snapshot }>> {
  const admitted = admit(actor, "load an article", articleRequest, input);
  if (!admitted.ok) return admitted;
  const { title, outlet, author, sourceUrl, publishedAt, language, ...body } = admitted.value.input;
  const read = await originalOf(body, options);
  if (!read.ok) return read;
  const { found, ...original } = read.value;
  const given = { title, outlet, author, sourceUrl, publishedAt: publishedAt?.slice(0, 10), language };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return loadArticle(actor, { ...original, details: { ...found, ...stated } });
}

const asked = snapshotRequest.safeExtend({ articleId: z.uuid() });

/** The article's text as it reads now, sent or fetched the same way. */
export async function addSnapshotFromRequest(
  actor: Actor | null,
  input: z.input<typeof asked>,
  options: FetchOptions = {},
): Promise<Result<AddedSnapshot>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, force, ...body } = admitted.value.input;
  const read = await originalOf(body, options);
  if (!read.ok) return read;
  const { found: _, ...original } = read.value;
  return addSnapshot(actor, { ...original, articleId, force });
}

type Original = { original: string; originalType: OriginalType; document?: DocumentJson; found?: Partial<ArticleDetails> };

async function originalOf(
  body: Pick<ArticleRequest, "text" | "html" | "markdown" | "url">,
  options: FetchOptions,
): Promise<Result<Original>> {
  if (body.url !== undefined) {
    const fetched = await fetchArticle(body.url, options);
    if (!fetched.ok) return fetched;
    const { bytes, type, sourceUrl, cleaned } = fetched.value;
    const found = { ...cleaned.details, sourceUrl: cleaned.details.sourceUrl ?? sourceUrl };
    return ok({ original: Buffer.from(bytes).toString("base64"), originalType: type, document: cleaned.document, found });
  }
  const [originalType, text]: [OriginalType, string] =
    body.html !== undefined
      ? ["text/html", body.html]
      : body.markdown !== undefined
        ? ["text/markdown", body.markdown]
        : ["text/plain", body.text ?? ""];
  return ok({ original: Buffer.from(text).toString("base64"), originalType });
}
