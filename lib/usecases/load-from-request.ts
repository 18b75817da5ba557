import { z } from "zod";
import { type ArticleRequest, articleRequest } from "#lib/domain/api.ts";
import type { Article, Snapshot } from "#lib/domain/article.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type AddedSnapshot, addSnapshot } from "./add-snapshot.ts";
import { admit } from "./admit.ts";
import { loadArticle } from "./load-article.ts";

/** Loads an article as programs send it: a text of one kind, or an address to fetch it from. Drops no text on its own. */
export async function loadFromRequest(actor: Actor | null, input: unknown): Promise<Result<{ article: Article; snapshot: Snapshot }>> {
  const admitted = admit(actor, "load an article", articleRequest, input);
  if (!admitted.ok) return admitted;
  const { title, outlet, author, sourceUrl, publishedAt, language, ...body } = admitted.value.input;
  const original = await originalOf(body);
  if (!original.ok) return original;
  return loadArticle(actor, {
    ...original.value,
    details: { title, outlet, author, sourceUrl: sourceUrl ?? body.url, publishedAt: publishedAt?.slice(0, 10), language },
  });
}

/** The article's text as it reads now, sent or fetched the same way. */
export async function addSnapshotFromRequest(actor: Actor | null, input: unknown): Promise<Result<AddedSnapshot>> {
  const admitted = admit(actor, "load an article", articleRequest.safeExtend({ articleId: z.uuid() }), input);
  if (!admitted.ok) return admitted;
  const { articleId, ...body } = admitted.value.input;
  const original = await originalOf(body);
  return original.ok ? addSnapshot(actor, { ...original.value, articleId }) : original;
}

type Original = { original: string; originalType: string; originalName?: string };

async function originalOf(body: Pick<ArticleRequest, "text" | "html" | "markdown" | "url">): Promise<Result<Original>> {
  if (body.url !== undefined) return refuse("invalid", "Fetching is not part of this version. Send the page’s HTML.", { field: "url" });
  const [originalType, text] =
    body.html !== undefined
      ? ["text/html", body.html]
      : body.markdown !== undefined
        ? ["text/markdown", body.markdown]
        : ["text/plain", body.text ?? ""];
  return ok({ original: Buffer.from(text).toString("base64"), originalType });
}
