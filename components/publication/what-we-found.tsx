import { coverageWords, openWords, type PublishedCoverage } from "#lib/domain/claim/coverage.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { tally } from "#lib/domain/revision/tally.ts";
import { verdictStyle } from "../verdict/verdict-style.ts";
import type { ArticleLayout } from "./article-layout.ts";
import { ArticleMap, MapKey } from "./article-map.tsx";
import { plural } from "./names.ts";
import { filterAddress, type ReviewContext } from "./review-context.ts";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { content: RevisionContent; context: ReviewContext; layout: ArticleLayout };

/** How many passages were checked, where they stand in the article, and what was found: the strip's legend is the way to the checks of one verdict. */
export function WhatWeFound({ content, context, layout }: Props) {
  const { checked, entries } = tally(content.annotations);
  if (checked === 0) return <p className="tally">No passages were checked.</p>;
  const address = (verdict: string | null) => filterAddress(content.article.slug, context, content.number, verdict);
  const { coverage } = content;
  // What revisions of before coverage was told say of it.
  const of = !coverage && content.unchecked > 0 ? ` of ${checked + content.unchecked} checkable passages checked` : null;
  return (
    <nav className="tally" aria-label="What we found" id="found">
      <p>
        <b>{of ? checked : plural(checked, "passage")}</b>
        {of ?? " checked"}
        {context.filter !== null && (
          <>
            {", showing some: "}
            <a href={address(null)}>show all</a>
          </>
        )}
        {coverage && <Covered coverage={coverage} />}
        <span className="by">Where they stand in the article, from beginning to end:</span>
      </p>
      <ArticleMap layout={layout} length={content.article.text.length} verdicts={entries} />
      <ul className="filter">
        {entries.map((entry) => {
          const current = context.filter === entry.slug;
          return (
            <li key={entry.slug}>
              <a
                className={`verdict ${verdictStyle(entry).className}`}
                href={address(current ? null : entry.slug)}
                aria-current={current ? "true" : undefined}
                title={current ? "Show all checks" : "Show only these checks"}
              >
                <MapKey verdict={entry} />
                <VerdictLabel verdict={entry} text={`${entry.count} ${entry.name.toLocaleLowerCase("en")}`} />
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** How many were marked, can be checked and are still open; and how far the work on them had come. */
function Covered({ coverage }: { coverage: PublishedCoverage }) {
  return (
    <span className="covered">
      {openWords(coverage)}
      <br />
      {coverageWords(coverage)}
    </span>
  );
}
