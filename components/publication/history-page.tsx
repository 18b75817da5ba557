import { longDate, revisionKindNames } from "#lib/domain/export/wording.ts";
import type { RevisionMark } from "#lib/domain/revision/publication.ts";
import type { RevisionContent, StoredRevision } from "#lib/domain/revision/revision.ts";
import { WordDifference } from "../prose/word-difference.tsx";
import { cardId } from "./names.ts";
import { PlainPage } from "./plain-page.tsx";
import { type CheckChange, revisionChanges } from "./revision-changes.ts";
import { VerdictLabel } from "./verdict-label.tsx";

export type PastRevision = { stored: Pick<StoredRevision, "sha256">; content: RevisionContent; revisions?: RevisionMark[] };

/** Every revision of a review, newest first, with what it changed. */
export function HistoryPage({ revisions, baseUrl }: { revisions: PastRevision[]; baseUrl: string }) {
  const newest = revisions[0]?.content;
  if (newest === undefined) return null;
  const { slug, title } = newest.article;
  return (
    <PlainPage
      title="History of this review"
      kicker="Revisions"
      desk={newest.desk}
      baseUrl={baseUrl}
      path={`/r/${slug}/history`}
      hidden={newest.sample}
    >
      <p>
        <a href={`/r/${slug}`} dir="auto">
          {title}
        </a>
      </p>
      {revisions.map((revision, index) => (
        <RevisionStep key={revision.content.number} revision={revision} before={revisions[index + 1]?.content} />
      ))}
    </PlainPage>
  );
}

function RevisionStep({ revision, before }: { revision: PastRevision; before: RevisionContent | undefined }) {
  const { content, stored, revisions = [] } = revision;
  const withdrawal = revisions.find(({ number }) => number === content.number)?.withdrawal;
  return (
    <section className="end" id={`revision-${content.number}`}>
      <h2>{`Revision ${content.number}`}</h2>
      <p>
        <b>{`${revisionKindNames[content.kind]}, `}</b>
        <time dateTime={content.publishedAt}>{longDate(content.publishedAt)}</time>
        {", by "}
        <bdi>{content.publishedBy}</bdi>
        {" · "}
        <a href={`/r/${content.article.slug}/v/${content.number}`}>read it</a>
      </p>
      {content.note && <p dir="auto">{content.note}</p>}
      {withdrawal && (
        <p>
          <b>{"Withdrawn, "}</b>
          <time dateTime={withdrawal.withdrawnAt}>{longDate(withdrawal.withdrawnAt)}</time>
          {": "}
          <span dir="auto">{withdrawal.reason}</span>
        </p>
      )}
      {before && <Changes before={before} after={content} />}
      <p className="hash">{stored.sha256}</p>
    </section>
  );
}

function Changes({ before, after }: { before: RevisionContent; after: RevisionContent }) {
  const { overallVerdict, summary, newText, checks } = revisionChanges(before, after);
  const language = after.article.language;
  return (
    <>
      {overallVerdict && (
        <p>
          {"Verdict on the whole: "}
          {overallVerdict.before ? <VerdictLabel verdict={overallVerdict.before} /> : "none"}
          {" → "}
          {overallVerdict.after ? <VerdictLabel verdict={overallVerdict.after} /> : "none"}
        </p>
      )}
      {newText && <p>This revision is about a newer text of the article.</p>}
      {summary && (
        <>
          <p className="label">Summary</p>
          <WordDifference before={summary.before} after={summary.after} language={language} />
        </>
      )}
      <ul>
        {checks.map((change) => (
          <li key={change.annotation.id}>
            <Change change={change} after={after} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Change({ change, after }: { change: CheckChange; after: RevisionContent }) {
  const { annotation } = change;
  const path = `/r/${after.article.slug}/v/${change.kind === "removed" ? after.number - 1 : after.number}`;
  return (
    <>
      <p>
        <a href={`${path}#${cardId(annotation)}`} dir="auto">
          {annotation.claim}
        </a>
        {change.kind === "added" && " (new) "}
        {change.kind === "removed" && " (taken out) "}
        {change.kind !== "changed" && <VerdictLabel verdict={annotation.verdict} />}
      </p>
      {change.kind === "changed" && (
        <>
          {change.verdict && (
            <p>
              <VerdictLabel verdict={change.verdict.before} />
              {" → "}
              <VerdictLabel verdict={change.verdict.after} />
            </p>
          )}
          {change.texts.map(({ label, before, after: now }) => (
            <div key={label}>
              <p className="label">{label}</p>
              <WordDifference before={before} after={now} language={after.article.language} />
            </div>
          ))}
          {change.sources && <p>The sources changed.</p>}
        </>
      )}
    </>
  );
}
