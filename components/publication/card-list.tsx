import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import type { CardPages } from "./card-pages.ts";
import { passageId } from "./names.ts";
import { PlacedCard } from "./placed-card.tsx";
import type { ReviewContext } from "./review-context.ts";
import type { ListedSource } from "./source-list.ts";
import { worstCheck } from "./worst-check.ts";

type Props = {
  content: RevisionContent;
  context: ReviewContext;
  shown: PublishedAnnotation[];
  pages: CardPages;
  sources: ReadonlyMap<string, ListedSource>;
};

/** Cards without the article: each under the words it is about, which lead back to their place in the text. */
export function CardList({ content: { article }, context, shown, pages, sources }: Props) {
  const worst = worstCheck(shown);
  return (
    <section className="checks" aria-label="Checks">
      {[...pages.here].map((annotation) => (
        <div key={annotation.id}>
          {annotation.passages.map(({ start, exact }, index) => (
            <blockquote key={start} dir={textDirection(exact, article.language)} lang={article.language}>
              <a href={pages.onFirst(passageId(annotation, index))}>{exact}</a>
            </blockquote>
          ))}
          <PlacedCard
            {...{ annotation, article, shown, pages, sources }}
            since={context.since ?? null}
            findings={context.findings}
            open={annotation === worst}
          />
        </div>
      ))}
    </section>
  );
}
