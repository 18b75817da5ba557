import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { banners } from "./banners.tsx";
import { CardList } from "./card-list.tsx";
import type { CardPages } from "./card-pages.ts";
import { CardPagesNav, rangeOf } from "./card-pages-nav.tsx";
import { PublicDocument } from "./public-document.tsx";
import { readingScriptPath } from "./reading-script.ts";
import type { ReviewContext } from "./review-context.ts";
import { listSources } from "./source-list.ts";
import { Sources } from "./sources.tsx";

type Props = { content: RevisionContent; context: ReviewContext; shown: RevisionContent["annotations"]; pages: CardPages; jsonLd?: string };

/** Later cards of a review with very many checks, each under the words it is about. */
export function CardsPage({ content, context, shown, pages, jsonLd }: Props) {
  const { article } = content;
  const range = `Checks ${rangeOf(pages.page, shown.length)}`;
  const sources = listSources(pages.here);
  const nav = <CardPagesNav pages={pages} checks={shown.length} />;
  return (
    <PublicDocument
      title={`${range}: ${article.title}`}
      description={`${range} of ${shown.length} in our review of “${article.title}”.`}
      desk={content.desk}
      baseUrl={context.baseUrl}
      path={pages.address(pages.page)}
      hidden={true}
      jsonLd={jsonLd}
      banner={banners(content, context)}
      script={context.view === "preview" ? undefined : readingScriptPath}
      style={context.style}
    >
      <p className="kicker">{`${range} of ${shown.length}`}</p>
      <h1 dir={textDirection(article.title, article.language)} lang={article.language}>
        <a href={pages.address(1)}>{article.title}</a>
      </h1>
      {nav}
      <CardList {...{ content, context, shown, pages, sources }} />
      {nav}
      <Sources sources={sources} pages={pages} />
    </PublicDocument>
  );
}
