import type { ReactNode } from "react";
import { longDate } from "#lib/domain/export/wording.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { tally, tallySentence } from "#lib/domain/revision/tally.ts";
import { AnnotatedArticle } from "./annotated-article.tsx";
import { layOutArticle } from "./article-layout.ts";
import { ArticleMap } from "./article-map.tsx";
import { plainText } from "./plain-text.ts";
import { PublicDocument } from "./public-document.tsx";
import { readingScriptPath } from "./reading-script.ts";
import { type ReviewContext, reviewPath } from "./review-context.ts";
import { ReviewEnd } from "./review-end.tsx";
import { ReviewHero } from "./review-hero.tsx";
import { sampleBanner } from "./sample-banner.tsx";

/** The page of one revision, as readers get it and as the desk previews it. */
export function ReviewPage({ content, context, jsonLd }: { content: RevisionContent; context: ReviewContext; jsonLd?: string }) {
  const { article } = content;
  const shown = context.filter === null ? content.annotations : content.annotations.filter((a) => a.verdict.slug === context.filter);
  const layout = layOutArticle(article, shown);
  const found = tallySentence(tally(content.annotations));
  const verdict = content.overallVerdict ? `${content.overallVerdict.name}: ` : "";
  return (
    <PublicDocument
      title={`${verdict}${article.title}`}
      description={[plainText(content.summary), found].filter(Boolean).join(" ").slice(0, 300)}
      desk={content.desk}
      baseUrl={context.baseUrl}
      path={reviewPath(article.slug, context, content.number)}
      canonical={`/r/${article.slug}`}
      kind="article"
      hidden={content.sample || context.view === "preview"}
      jsonLd={jsonLd}
      embedded={context.view === "current" ? `/r/${article.slug}` : undefined}
      image={
        context.view !== "current"
          ? undefined
          : { url: `${context.baseUrl}/r/${article.slug}/card.png`, width: 1200, height: 630, alt: `${verdict}${article.title}` }
      }
      banner={banners(content, context)}
      script={readingScriptPath}
    >
      <ReviewHero content={content} context={context} />
      {content.annotations.length > 0 && <ArticleMap layout={layout} length={article.text.length} />}
      <AnnotatedArticle article={article} shown={shown} layout={layout} since={context.since ?? null} />
      <ReviewEnd content={content} context={context} />
    </PublicDocument>
  );
}

function banners(content: RevisionContent, context: ReviewContext): ReactNode {
  const { slug } = content.article;
  const shown = [
    context.view === "preview" && (
      <p key="preview" className="sample draft">
        <b>Preview</b>
        {`Only people of the desk see this. Publishing makes it revision ${content.number}.`}
      </p>
    ),
    content.sample && sampleBanner,
    context.view === "revision" && (
      <p key="revision" className="sample">
        <b>{`Revision ${content.number}`}</b>
        {`Kept as it was published on ${longDate(content.publishedAt)}. `}
        <a href={`/r/${slug}`}>See the review as it stands now</a>
      </p>
    ),
  ].filter(Boolean);
  return shown.length > 0 && shown;
}
