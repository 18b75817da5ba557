import { momentsOf } from "#lib/domain/export/moments.ts";
import { checkedBy, claimedWords, longDate } from "#lib/domain/export/wording.ts";
import type { PublishedClaim } from "#lib/domain/revision/published-claim.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { tally, tallySentence } from "#lib/domain/revision/tally.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { Moments } from "../prose/moments.tsx";
import { RichText } from "../prose/rich-text.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import { ClaimAppearances } from "./claim-appearances.tsx";
import { ContactLines } from "./contact-lines.tsx";
import { EvidenceItem } from "./evidence-item.tsx";
import { cardId, claimPath, plural } from "./names.ts";
import { ChangedSince } from "./outlet-notice.tsx";
import { PlainPage } from "./plain-page.tsx";
import { PublicDocument } from "./public-document.tsx";
import { readingScriptPath } from "./reading-script.ts";
import { sampleBanner } from "./sample-banner.tsx";
import { SecondVerdict } from "./second-verdict.tsx";
import { ShareLinks } from "./share-links.tsx";
import { TallyBar } from "./tally-bar.tsx";
import { VerdictHeading } from "./verdict-heading.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { annotation: PublishedAnnotation; content: RevisionContent; baseUrl: string };
type ClaimProps = { claim: PublishedClaim; baseUrl: string; jsonLd?: string };

/**
 * One claim on a page of its own, to be shared: what was claimed, what we found and why, and the way back to the review. Of several appearances the
 * newest is told in full, the others below.
 */
export function ClaimPage({ claim: published, baseUrl, jsonLd }: ClaimProps) {
  const { annotation, content, changes, claimId, appearances } = published;
  const { claim, verdict, rationale, evidence } = annotation;
  const { article, desk } = content;
  const path = claimPath({ id: claimId });
  const times = appearances.filter(({ state }) => state === "current").length;
  const claimed = claimedWords(annotation);
  const found = tally(content.annotations);
  const moments = momentsOf(annotation, article);
  const back = `/r/${article.slug}#${cardId(annotation)}`;
  return (
    <PublicDocument
      title={`${verdict.name}: ${claim}`}
      description={`${verdict.name}. ${desk.name} checked a claim in “${article.title}”${article.outlet ? `, ${article.outlet}` : ""}.`}
      desk={desk}
      baseUrl={baseUrl}
      path={path}
      kind="article"
      hidden={content.sample}
      jsonLd={jsonLd}
      embedded={path}
      image={{
        url: `${baseUrl}${path}/card.png`,
        ...{ width: 1200, height: 630, alt: `${verdict.name}: ${claim}` },
      }}
      banner={content.sample && sampleBanner}
      script={readingScriptPath}
    >
      <div className="hero">
        <article className={`claim ${verdictStyle(verdict).className}`} id={cardId(annotation)}>
          <VerdictHeading
            kicker={
              <Dotted
                parts={[times > 1 ? `A claim, checked ${times} times` : "A claim, checked", article.outlet, longDate(content.publishedAt)]}
              />
            }
            verdict={verdict}
            without=""
            spoken="Our verdict"
          >
            <p className="by" dir="auto">
              {verdict.definition}
            </p>
            <p className="headline" dir="auto">
              {claim}
            </p>
          </VerdictHeading>
          {claimed && (
            <p className="by" dir="auto">
              {claimed}
            </p>
          )}
          <div className="takeaway">
            <RichText node={rationale} headings={2} />
          </div>
          <SecondVerdict annotation={annotation} />
          <h2>In the article</h2>
          {annotation.passages.map(({ start, exact, prefix, suffix }) => (
            <blockquote
              key={start}
              dir={textDirection(exact, article.language)}
              lang={article.language}
              cite={article.sourceUrl ?? undefined}
            >
              <p>
                {prefix && <span className="around">{`…${prefix.replace(/^\S*\s/u, "")}`}</span>}
                <mark>{exact}</mark>
                {suffix && <span className="around">{`${suffix.replace(/\s\S*$/u, "")}…`}</span>}
              </p>
            </blockquote>
          ))}
          {moments.length > 0 && (
            <p className="by">
              {"Said at "}
              <Moments moments={moments} />
            </p>
          )}
          {changes.map((change) => (
            <ChangedSince key={change.index} change={change} language={article.language} />
          ))}
          <p className="by">
            <cite className="plain" dir={textDirection(article.title, article.language)} lang={article.language}>
              {article.title}
            </cite>
            {(article.author || article.outlet || article.publishedAt) && ", "}
            <Dotted
              parts={[article.author && `by ${article.author}`, article.outlet, article.publishedAt && longDate(article.publishedAt)]}
              between=", "
            />
          </p>
          {evidence.length > 0 && (
            <>
              <h2>{plural(evidence.length, "source")}</h2>
              <ul className="evidence">
                {evidence.map((item, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
                  <EvidenceItem key={index} evidence={item} />
                ))}
              </ul>
            </>
          )}
          {annotation.contacts && (
            <>
              <h2>Asked for comment</h2>
              <ContactLines contacts={annotation.contacts} />
            </>
          )}
          <p className="by ways">
            <span>{checkedBy(annotation)}</span>
            <ShareLinks href={path} />
          </p>
          <ClaimAppearances shown={annotation.id} appearances={appearances} />
        </article>
        <aside className="beside" aria-label="The whole review">
          <h2>From the review of</h2>
          <p className="t" dir={textDirection(article.title, article.language)} lang={article.language}>
            {article.title}
          </p>
          {content.overallVerdict && (
            <p>
              {"On the whole: "}
              <VerdictLabel verdict={content.overallVerdict} />
            </p>
          )}
          <TallyBar tally={found} />
          <p className="by">{tallySentence(found)}</p>
          <p>
            <a href={back}>
              <b>Read this check in the whole review</b>
            </a>
          </p>
        </aside>
      </div>
    </PublicDocument>
  );
}

/** Stands where a claim was that later revisions no longer have. */
export function GoneClaimPage({ annotation, content, baseUrl }: Props) {
  const { article, desk, number } = content;
  return (
    <PlainPage
      title="This check was taken out of its review"
      kicker="No longer published"
      desk={desk}
      baseUrl={baseUrl}
      path={claimPath(annotation)}
      hidden={true}
    >
      <p>
        {"The review of "}
        <cite dir={textDirection(article.title, article.language)} lang={article.language}>
          {article.title}
        </cite>
        {`, as it stands now, no longer has it. Its verdict no longer stands. Revision ${number} was the last to carry it.`}
      </p>
      <ul>
        <li>
          <a href={`/r/${article.slug}`}>The review as it stands now</a>
        </li>
        <li>
          <a href={`/r/${article.slug}/history`}>What was changed, and why</a>
        </li>
        <li>
          <a href={`/r/${article.slug}/v/${number}#${cardId(annotation)}`}>{`The check as it stood in revision ${number}`}</a>
        </li>
      </ul>
    </PlainPage>
  );
}
