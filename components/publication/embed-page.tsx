import type { ReactNode } from "react";
import { longDate, revisionKindNames } from "#lib/domain/export/wording.ts";
import type { Withdrawal } from "#lib/domain/revision/publication.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { tally } from "#lib/domain/revision/tally.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { embedScriptPath } from "./embed-script.ts";
import { embedStyle } from "./embed-style.ts";
import { reviewTitle } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { VerdictHeading } from "./verdict-heading.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { content: RevisionContent; baseUrl: string };

/** A review within another site's page: what was found, of what, by whom, and the way to the whole of it. */
export function ReviewEmbed({ content, baseUrl }: Props) {
  const { article, overallVerdict, annotations } = content;
  return (
    <EmbedDocument title={reviewTitle(content)} content={content} path={`/r/${article.slug}`} read="Read the review" baseUrl={baseUrl}>
      <VerdictHeading
        kicker={article.outlet === null ? "Checked" : <bdi>{article.outlet}</bdi>}
        verdict={overallVerdict}
        without={`${annotations.length} ${annotations.length === 1 ? "passage" : "passages"} checked`}
        spoken="Verdict on the whole"
      >
        <p className="headline" dir={textDirection(article.title, article.language)} lang={article.language}>
          {article.title}
        </p>
      </VerdictHeading>
      <p dir="auto">{plainText(content.summary)}</p>
      <ul>
        {tally(annotations).entries.map((entry) => (
          <li key={entry.slug}>
            <VerdictLabel verdict={entry} text={`${entry.count} ${entry.name.toLocaleLowerCase("en")}`} />
          </li>
        ))}
      </ul>
    </EmbedDocument>
  );
}

type ClaimProps = Props & {
  annotation: PublishedAnnotation /** Of the claim's page. */;
  path: string /** How often it was checked. */;
  times: number;
};

/** The same of one claim. */
export function ClaimEmbed({ content, annotation, path, times, baseUrl }: ClaimProps) {
  const { verdict, claim, claimant } = annotation;
  return (
    <EmbedDocument
      title={`${verdict.name}: ${claim}`}
      content={content}
      path={path}
      read={times > 1 ? `Read all ${times} checks` : "Read the check"}
      baseUrl={baseUrl}
    >
      <VerdictHeading kicker={claimant ? <bdi>{claimant}</bdi> : "A claim, checked"} verdict={verdict} without="" spoken="Verdict">
        <p className="headline" dir="auto">
          {claim}
        </p>
      </VerdictHeading>
      <p dir="auto">{plainText(annotation.rationale)}</p>
    </EmbedDocument>
  );
}

/** What stays of either within another site's page, when the review was withdrawn or the check taken out of it. */
export function GoneEmbed({ content, withdrawal, baseUrl }: Props & { withdrawal: Withdrawal | null }) {
  const title = withdrawal ? "This review was withdrawn" : "This check was taken out of its review";
  return (
    <EmbedDocument title={title} content={content} path={`/r/${content.article.slug}`} read="What was published" baseUrl={baseUrl}>
      <h1 className="gone">{title}</h1>
      <p dir="auto">{withdrawal ? withdrawal.reason : "Its verdict no longer stands."}</p>
    </EmbedDocument>
  );
}

type DocumentProps = Props & { title: string; path: string; read: string; children: ReactNode };

/** Within a frame, so everything leads out of it. Nothing here acts, and nothing loads but the script that tells the frame's height. */
function EmbedDocument({ title, content, path, read, baseUrl, children }: DocumentProps) {
  const { desk, kind, publishedAt, sample } = content;
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: this is the whole document, Next adds nothing to it */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · ${desk.name}`}</title>
        <meta name="robots" content="noindex" />
        <link rel="canonical" href={`${baseUrl}${path}`} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant sheet */}
        <style dangerouslySetInnerHTML={{ __html: embedStyle }} />
        <script src={embedScriptPath} defer={true} />
      </head>
      <body>
        <main>
          {sample && <p className="sample">Sample: made up to show what a review looks like</p>}
          {children}
          <footer>
            <a href={`${baseUrl}${path}`} target="_blank" rel="noopener">
              <b>{read}</b>
            </a>
            <span>
              <bdi>{desk.name}</bdi>
              {` · ${revisionKindNames[kind]}, `}
              <time dateTime={publishedAt}>{longDate(publishedAt)}</time>
            </span>
          </footer>
        </main>
      </body>
    </html>
  );
}
