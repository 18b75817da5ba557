import { creditsOf, longDate, reviewOf } from "#lib/domain/export/wording.ts";
import { loosenedLines } from "#lib/domain/revision/gate-words.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { hostShown } from "../prose/host-shown.ts";
import { RichText } from "../prose/rich-text.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { plural } from "./names.ts";
import { OutletNotice } from "./outlet-notice.tsx";
import { type ReviewContext, reviewPath } from "./review-context.ts";
import { RevisionNotice } from "./revision-notice.tsx";
import { ShareLinks } from "./share-links.tsx";
import { VerdictHeading } from "./verdict-heading.tsx";

type Props = { content: RevisionContent; context: ReviewContext };

/** What was found, before anything else: the verdict on the whole, then the headline it stands for, the key takeaway, and who checked. */
export function ReviewHero({ content, context }: Props) {
  const { article, overallVerdict } = content;
  return (
    <div className="hero">
      <div>
        <VerdictHeading
          kicker={<Dotted parts={[reviewOf(article), article.outlet, article.publishedAt && longDate(article.publishedAt)]} />}
          verdict={overallVerdict}
          without={content.annotations.length === 0 ? "Reviewed" : `${plural(content.annotations.length, "passage")} checked`}
          spoken="Our verdict on the whole"
        >
          <p className="headline" dir={textDirection(article.title, article.language)} lang={article.language}>
            {article.title}
          </p>
        </VerdictHeading>
        <div className="takeaway">
          <RichText node={content.summary} headings={2} />
        </div>
        <RevisionNotice content={content} before={context.before ?? null} view={context.view} revisions={context.revisions} />
        <LoosenedNotice content={content} />
        {context.since && <OutletNotice since={context.since} outlet={content.article.outlet} />}
      </div>
      <div className="credits">
        <Credits content={content} context={context} />
      </div>
    </div>
  );
}

function Credits({ content, context }: Props) {
  const { article } = content;
  const { judged, signed } = creditsOf(content);
  return (
    <>
      {judged.length > 0 && (
        <p className="by">
          {"Checked by "}
          <b>{nameList(judged)}</b>
          {signed.length > 0 && (
            <>
              {" · Signed off by "}
              <b>{nameList(signed)}</b>
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
      {article.selectionReason && (
        <p className="by" dir="auto">
          <b>Why we checked this: </b>
          {article.selectionReason}
        </p>
      )}
      {context.view !== "preview" && (
        <p className="by ways">
          <ShareLinks href={reviewPath(article.slug, context, content.number)} />
        </p>
      )}
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

/** What was published under less than the usual rules, or against them, says so before anything else is read. */
function LoosenedNotice({ content }: Pick<Props, "content">) {
  const lines = loosenedLines(content);
  if (lines.length === 0) return null;
  const isOverruled = content.overruled?.some(({ rule }) => rule === "signed-off");
  const unsigned = isOverruled
    ? content.annotations.filter(({ signedOffBy }) => signedOffBy.length === 0).map(({ number }) => `${number}`)
    : [];
  return (
    <div className="notice" id="rules-notice">
      {lines.map((line) => (
        <p key={line} dir="auto">
          {line}
        </p>
      ))}
      {unsigned.length > 0 && <p>{`Not signed off as it reads: ${unsigned.length === 1 ? "check" : "checks"} ${nameList(unsigned)}.`}</p>}
    </div>
  );
}

const kindWords = { first: "published", update: "updated", correction: "corrected", clarification: "clarified" };
