import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { tally, tallySentence } from "#lib/domain/revision/tally.ts";
import { AnnotatedArticle } from "./annotated-article.tsx";
import { layOutArticle } from "./article-layout.ts";
import { banners } from "./banners.tsx";
import { cardPages } from "./card-pages.ts";
import { CardPagesNav } from "./card-pages-nav.tsx";
import { CardsPage } from "./cards-page.tsx";
import { reviewTitle } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { PublicDocument } from "./public-document.tsx";
import { readingScriptPath } from "./reading-script.ts";
import { type ReviewContext, reviewPath, shownChecks } from "./review-context.ts";
import { ReviewEnd } from "./review-end.tsx";
import { ReviewHero } from "./review-hero.tsx";
import { listSources } from "./source-list.ts";
import { WhatWeFound } from "./what-we-found.tsx";

/** The page of one revision, as readers get it and as the desk previews it. Of very many checks, the later cards have pages of their own. */
export function ReviewPage({ content, context, jsonLd }: { content: RevisionContent; context: ReviewContext; jsonLd?: string }) {
  const { article } = content;
  const shown = shownChecks(content, context.filter);
  const path = context.view === "preview" ? "" : reviewPath(article.slug, context, content.number);
  const pages = cardPages(shown, context.cards ?? 1, { path, verdict: context.filter });
  if (pages.page > 1) return <CardsPage content={content} context={context} shown={shown} pages={pages} jsonLd={jsonLd} />;
  const layout = layOutArticle(article, shown, pages.here);
  const sources = listSources(pages.last === 1 ? content.annotations : pages.here);
  const found = tallySentence(tally(content.annotations));
  const title = reviewTitle(content);
  return (
    <PublicDocument
      title={title}
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
          : { url: `${context.baseUrl}/r/${article.slug}/card.png`, width: 1200, height: 630, alt: title }
      }
      banner={banners(content, context)}
      // The preview runs none, so it names none.
      script={context.view === "preview" ? undefined : readingScriptPath}
      style={context.style}
    >
      <ReviewHero content={content} context={context} />
      <WhatWeFound content={content} context={context} layout={layout} />
      <CardPagesNav pages={pages} checks={shown.length} />
      <AnnotatedArticle
        article={article}
        shown={shown}
        layout={layout}
        pages={pages}
        sources={sources}
        since={context.since ?? null}
        findings={context.findings}
      />
      <CardPagesNav pages={pages} checks={shown.length} />
      <ReviewEnd {...{ content, context, pages, sources }} />
    </PublicDocument>
  );
}
