import { longDate } from "#lib/domain/export/wording.ts";
import type { Correction } from "#lib/domain/revision/publication.ts";
import { Pages } from "./pages.tsx";
import { PlainPage } from "./plain-page.tsx";

type Props = { desk: { name: string }; baseUrl: string; corrections: Correction[]; page: number; pages: number };

/** Everything the desk has corrected, clarified or withdrawn, newest first. */
export function CorrectionsPage({ desk, baseUrl, corrections, page, pages }: Props) {
  return (
    <PlainPage title="Corrections" kicker="In the open" desk={desk} baseUrl={baseUrl} path="/corrections" canonical={addressOf(page)}>
      {corrections.length === 0 ? (
        <p>Nothing has been corrected or withdrawn so far. When it is, the reason stands here, and on the review itself.</p>
      ) : (
        <ol className="list">
          {corrections.map(({ slug, title, language, sample, number, kind, note, publishedAt }) => (
            <li key={`${slug} ${number} ${kind}`}>
              <p className="kicker">
                {`${sample ? "Sample · " : ""}${kind} · `}
                <time dateTime={publishedAt}>{longDate(publishedAt)}</time>
              </p>
              <h2 dir="auto" lang={language}>
                <a href={kind === "withdrawal" ? `/r/${slug}` : `/r/${slug}/history#revision-${number}`}>{title}</a>
              </h2>
              <p dir="auto">{note}</p>
            </li>
          ))}
        </ol>
      )}
      <Pages page={page} last={pages} address={addressOf} />
    </PlainPage>
  );
}

function addressOf(page: number): string {
  return page > 1 ? `/corrections?page=${page}` : "/corrections";
}
