import type { z } from "zod";
import type { articleResponse, articleSummaryResponse, snapshotResponse } from "#lib/domain/api/api.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";

export function articleSummaryAnswer(article: Article): z.infer<typeof articleSummaryResponse> {
  const { id, slug, title, outlet, author, sourceUrl, publishedAt, language } = article;
  return { id, slug, title, outlet, author, sourceUrl, publishedAt, language };
}

export function snapshotAnswer({ id, number, sha256, text, wordCount }: Snapshot): z.infer<typeof snapshotResponse> {
  return { id, number, sha256, text, wordCount };
}

/** As the API shows an article; likely page chrome is among the warnings, never taken out. */
export function articleAnswer(article: Article, snapshot: Snapshot): z.infer<typeof articleResponse> {
  return { ...articleSummaryAnswer(article), snapshot: snapshotAnswer(snapshot), warnings: snapshot.warnings };
}
