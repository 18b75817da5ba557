import { longDate } from "#lib/domain/export/wording.ts";
import type { RevisionMark } from "#lib/domain/publication.ts";
import { PlainPage } from "./plain-page.tsx";

export type CorrectedReview = { slug: string; title: string; language: string; revision: RevisionMark };

type Props = { desk: { name: string }; baseUrl: string; corrections: CorrectedReview[] };

/** Everything the desk has corrected or clarified, newest first. */
export function CorrectionsPage({ desk, baseUrl, corrections }: Props) {
  return (
    <PlainPage title="Corrections" kicker="In the open" desk={desk} baseUrl={baseUrl} path="/corrections">
      {corrections.length === 0 ? (
        <p>Nothing has been corrected so far. When it is, the correction and the reason stand here, and on the review itself.</p>
      ) : (
        <ol className="list">
          {corrections.map(({ slug, title, language, revision }) => (
            <li key={`${slug} ${revision.number}`}>
              <p className="kicker">{`${revision.kind} · ${longDate(revision.publishedAt)}`}</p>
              <h2 dir="auto" lang={language}>
                <a href={`/r/${slug}/history#revision-${revision.number}`}>{title}</a>
              </h2>
              <p dir="auto">{revision.note}</p>
            </li>
          ))}
        </ol>
      )}
    </PlainPage>
  );
}
