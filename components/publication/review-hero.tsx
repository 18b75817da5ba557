import { longDate } from "#lib/domain/export/wording.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { tally } from "#lib/domain/revision/tally.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { hostShown } from "../prose/host-shown.ts";
import { RichText } from "../prose/rich-text.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import { plural } from "./names.ts";
import { OutletNotice } from "./outlet-notice.tsx";
import { filterAddress, type ReviewContext } from "./review-context.ts";
import { RevisionNotice } from "./revision-notice.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { content: RevisionContent; context: ReviewContext };

/** What was found, before anything else: the verdict on the whole, the key takeaway, who checked, and how many passages got which verdict. */
export function ReviewHero({ content, context }: Props) {
  const { article, overallVerdict } = content;
  return (
    <div className="hero">
      <div>
        <p className="kicker">
          <Dotted parts={["Review of an article", article.outlet, article.publishedAt && longDate(article.publishedAt)]} />
        </p>
        <h1 dir="auto" lang={article.language}>
          {article.title}
        </h1>
        {overallVerdict && (
          <p className={`stamp verdict ${verdictStyle(overallVerdict).className}`} title={overallVerdict.definition}>
            <span className="vh">Our verdict on the whole: </span>
            <VerdictLabel verdict={overallVerdict} />
          </p>
        )}
        <div className="takeaway">
          <RichText node={content.summary} headings={2} />
        </div>
        <Credits content={content} context={context} />
        <RevisionNotice content={content} before={context.before ?? null} view={context.view} revisions={context.revisions} />
        {context.since && <OutletNotice since={context.since} outlet={content.article.outlet} />}
      </div>
      <Tally content={content} context={context} />
    </div>
  );
}

function Credits({ content, context }: Props) {
  const { article } = content;
  const signedOff = [...new Set(content.annotations.flatMap((annotation) => annotation.signedOffBy))];
  return (
    <>
      {content.reviewers.length > 0 && (
        <p className="by">
          {"Checked by "}
          <b>{nameList(content.reviewers)}</b>
          {signedOff.length > 0 && (
            <>
              {" · Signed off by "}
              <b>{nameList(signedOff)}</b>
            </>
          )}
        </p>
      )}
      <p className="by">
        {`Revision ${content.number}, ${kindWords[content.kind]} `}
        <time dateTime={content.publishedAt}>{longDate(content.publishedAt)}</time>
        {context.view !== "preview" && (
          <>
            {" · "}
            <a href={`/r/${article.slug}/history`}>history</a>
          </>
        )}
        {" · "}
        <a href="#verify">verify</a>
      </p>
      {article.sourceUrl && (
        <p className="by">
          <a href={article.sourceUrl} rel="nofollow noopener" {...hostShown(article.sourceUrl)}>
            {`Read the original${article.outlet ? ` at ${article.outlet}` : ""}`}
          </a>
        </p>
      )}
    </>
  );
}

const kindWords = { first: "published", update: "updated", correction: "corrected", clarification: "clarified" };

function Tally({ content, context }: Props) {
  const { checked, entries } = tally(content.annotations);
  if (checked === 0) return <p className="tally">No passages were checked.</p>;
  const address = (verdict: string | null) => filterAddress(content.article.slug, context, content.number, verdict);
  const of = content.unchecked > 0 ? ` of ${checked + content.unchecked} checkable passages checked` : null;
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
      </p>
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
                <VerdictLabel verdict={entry} text={`${entry.count} ${entry.name.toLocaleLowerCase("en")}`} />
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
