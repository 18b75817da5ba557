import type { z } from "zod";
import { toRecordingTime } from "#lib/domain/api/api.ts";
import type {
  articleResponse,
  articleSummaryResponse,
  listedArticleResponse,
  loadedArticleResponse,
  snapshotResponse,
} from "#lib/domain/api/articles.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import { timedSpans } from "#lib/domain/article/timed-spans.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { codePointIndex } from "#lib/domain/text/code-points.ts";
import type { LoadedArticle } from "#lib/usecases/steps/load-prepared-article.ts";

export function articleSummaryAnswer(article: Article): z.infer<typeof articleSummaryResponse> {
  const { id, slug, title, outlet, author, sourceUrl, publishedAt, language, selectionReason, fetchNothing, dueOn } = article;
  return { id, slug, title, outlet, author, sourceUrl, publishedAt, language, selectionReason, fetchNothing, dueOn };
}

export function listedArticleAnswer(article: ArticleSummary): z.infer<typeof listedArticleResponse> {
  const { status, changedAt, createdAt, assignees, topics, coverage } = article;
  return { ...articleSummaryAnswer(article), status, createdAt, changedAt, assignees, topics, annotations: coverage };
}

export function snapshotAnswer({ id, number, sha256, text, wordCount, kind, document }: Snapshot): z.infer<typeof snapshotResponse> {
  const { toCodePoint } = codePointIndex(text);
  const times = timedSpans(document).map(({ start, end, time }) => ({
    ...{ start: toCodePoint(start), end: toCodePoint(end), ...toRecordingTime(time) },
  }));
  return { id, number, sha256, text, wordCount, kind, times };
}

/** As the API answers to a load. */
export function loadedArticleAnswer({ article, snapshot, found }: LoadedArticle): z.infer<typeof loadedArticleResponse> {
  return { ...articleAnswer(article, snapshot), found };
}

/** As the API shows an article; likely page chrome is among the warnings, never taken out. */
export function articleAnswer(article: Article, snapshot: Snapshot): z.infer<typeof articleResponse> {
  return { ...articleSummaryAnswer(article), snapshot: snapshotAnswer(snapshot), warnings: snapshot.warnings };
}
