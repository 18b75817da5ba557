import type { ReactNode } from "react";
import { longDate } from "#lib/domain/export/wording.ts";
import type { Desk } from "#lib/domain/people/desk.ts";
import type { PublicationSummary } from "#lib/domain/revision/publication.ts";
import type { PublishedVerdict } from "#lib/domain/revision/revision.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { verdictStyle } from "../verdict/verdict-style.ts";
import { plural } from "./names.ts";
import { Pages } from "./pages.tsx";
import { PublicDocument } from "./public-document.tsx";
import { TallyBar } from "./tally-bar.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

export type HomeFilter = { search: string; verdict: string | null; outlet: string | null; corrected: boolean; page: number };

type Props = {
  desk: Desk;
  baseUrl: string;
  filter: HomeFilter;
  publications: PublicationSummary[];
  /** How many there are on all pages. */
  total: number;
  /** How many reviews were ever corrected. */
  corrected: number;
  pageSize: number;
  verdicts: Pick<PublishedVerdict, "slug" | "name" | "rating">[];
  outlets: string[];
};

/** The list of published reviews, newest first. */
export function HomePage({ desk, baseUrl, filter, publications, total, corrected, pageSize, verdicts, outlets }: Props) {
  const searched = filter.search.trim() !== "";
  const filtered = filter.verdict !== null || filter.outlet !== null || filter.corrected || searched;
  return (
    <PublicDocument
      title={desk.name}
      description={desk.tagline || `Articles checked by ${desk.name}, passage by passage.`}
      desk={desk}
      baseUrl={baseUrl}
      path="/"
      canonical={filter.page > 1 ? address(filter, { page: filter.page }) : filtered ? address(filter, {}) : "/"}
      hidden={searched || (filtered && total === 0)}
    >
      <p className="kicker">{desk.tagline || "Articles, checked passage by passage"}</p>
      <h1>Reviews</h1>
      {(total > 0 || filtered) && <Search filter={filter} />}
      <div className="hero home">
        {(verdicts.length > 1 || outlets.length > 1 || filtered) && (
          <nav className="facets" aria-label="Filter reviews">
            {(corrected > 0 || filter.corrected) && (
              <Facet
                label="Show"
                active={filter.corrected ? "corrected" : null}
                all={address(filter, { corrected: false })}
                allName="Newest"
              >
                <li>
                  <a href={address(filter, { corrected: true })} aria-current={filter.corrected ? "true" : undefined}>
                    Corrected
                  </a>
                </li>
              </Facet>
            )}
            <Facet label="Verdict" active={filter.verdict} all={address(filter, { verdict: null })}>
              {verdicts.map((verdict) => (
                <li key={verdict.slug}>
                  <a
                    className={verdictStyle(verdict).className}
                    href={address(filter, { verdict: verdict.slug })}
                    aria-current={filter.verdict === verdict.slug ? "true" : undefined}
                  >
                    <VerdictLabel verdict={verdict} />
                  </a>
                </li>
              ))}
            </Facet>
            {outlets.length > 0 && (
              <Facet label="Outlet" active={filter.outlet} all={address(filter, { outlet: null })}>
                {outlets.map((outlet) => (
                  <li key={outlet}>
                    <a href={address(filter, { outlet })} aria-current={filter.outlet === outlet ? "true" : undefined} dir="auto">
                      {outlet}
                    </a>
                  </li>
                ))}
              </Facet>
            )}
          </nav>
        )}
        <div>
          {searched && total > 0 && (
            <p className="by" role="status">
              {`${plural(total, "review")} with these words in claims, article or sources`}
            </p>
          )}
          {publications.length === 0 ? (
            <Nothing filtered={filtered} />
          ) : (
            <ol className="list">
              {publications.map((publication) => (
                <ReviewEntry key={publication.slug} publication={publication} />
              ))}
            </ol>
          )}
          <Pages page={filter.page} last={Math.ceil(total / pageSize)} address={(page) => address(filter, { page })} />
        </div>
      </div>
    </PublicDocument>
  );
}

/** A plain form: its answer is an address that can be shared. The other filters go along. */
function Search({ filter }: { filter: HomeFilter }) {
  return (
    <search>
      <form className="search" action="/" method="get">
        <label htmlFor="search" className="vh">
          Search claims, articles and sources
        </label>
        <input
          id="search"
          type="search"
          name="q"
          dir="auto"
          maxLength={200}
          defaultValue={filter.search}
          placeholder="Search claims, articles, sources"
          autoComplete="off"
        />
        {filter.verdict !== null && <input type="hidden" name="verdict" value={filter.verdict} />}
        {filter.outlet !== null && <input type="hidden" name="outlet" value={filter.outlet} />}
        {filter.corrected && <input type="hidden" name="show" value="corrected" />}
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

type FacetProps = { label: string; active: string | null; all: string; allName?: string; children: ReactNode };

function Facet({ label, active, all, allName = "All", children }: FacetProps) {
  return (
    <div>
      <span className="label">{label}</span>
      <ul className="filter">
        <li>
          <a href={all} aria-current={active === null ? "true" : undefined}>
            {allName}
          </a>
        </li>
        {children}
      </ul>
    </div>
  );
}

function ReviewEntry({ publication }: { publication: PublicationSummary }) {
  const { slug, title, outlet, language, sample, overallVerdict, corrected, number } = publication;
  return (
    <li>
      <p className="kicker">
        {sample && "Sample · "}
        {outlet && (
          <>
            <bdi>{outlet}</bdi>
            {" · "}
          </>
        )}
        <time dateTime={publication.publishedAt}>{longDate(publication.publishedAt)}</time>
        {corrected && (
          <>
            {" · "}
            <a href={`/r/${slug}/history`}>corrected</a>
          </>
        )}
        {number > 1 && !corrected && " · updated"}
      </p>
      {overallVerdict && <VerdictLabel verdict={overallVerdict} />}
      <h2 dir={textDirection(title, language)} lang={language}>
        <a href={`/r/${slug}`}>{title}</a>
      </h2>
      {publication.takeaway && <p dir="auto">{publication.takeaway}</p>}
      <TallyBar tally={publication.tally} />
      <ul className="counts">
        <li>{`${plural(publication.tally.checked, "passage")} checked`}</li>
        {publication.tally.entries.map((entry) => (
          <li key={entry.slug}>
            <VerdictLabel verdict={entry} text={`${entry.count} ${entry.name.toLocaleLowerCase("en")}`} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <p>
        {"No review matches. "}
        <a href="/">Show all reviews</a>
      </p>
    );
  }
  return (
    <p>
      {"Nothing has been published yet. Once the desk publishes its first review, it stands here. "}
      <a href="/desk/work">Go to the desk</a>
    </p>
  );
}

/** The list's address with some of the filter changed; another filter starts at the first page again. */
function address(filter: HomeFilter, change: Partial<HomeFilter>): string {
  const { search, verdict, outlet, corrected, page } = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  if (search.trim() !== "") query.set("q", search.trim());
  if (verdict) query.set("verdict", verdict);
  if (outlet) query.set("outlet", outlet);
  if (corrected) query.set("show", "corrected");
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? "/" : `/?${query}`;
}
