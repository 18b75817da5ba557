import type { PublishedCitation } from "#lib/domain/claim/citation.ts";
import { citationWords, longDate } from "#lib/domain/export/wording.ts";

/** Where other reviews of the desk rest on words of this article. No part of the revision: it changes as they do. */
export function CitedBy({ citations }: { citations: readonly PublishedCitation[] }) {
  if (citations.length === 0) return null;
  return (
    <section className="end" id="cited">
      <h2>Cited in other reviews</h2>
      <ul className="sources">
        {citations.map(({ stance, exact, annotationId, review, publishedAt }) => (
          <li key={`${annotationId} ${exact}`}>
            <q dir="auto">{exact}</q>
            {` ${citationWords[stance]} `}
            <a href={`/r/${review.slug}#a-${annotationId}`} dir="auto">
              {review.title}
            </a>
            {`, ${longDate(publishedAt)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
