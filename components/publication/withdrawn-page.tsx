import { longDate, revisionKindNames } from "#lib/domain/export/wording.ts";
import type { RevisionMark, Withdrawal } from "#lib/domain/revision/publication.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { PlainPage } from "./plain-page.tsx";

type Props = { content: RevisionContent; withdrawal: Withdrawal; revisions: RevisionMark[]; baseUrl: string };

/** What stays of a review that was withdrawn: that it was, why, and the chain of what had been published. */
export function WithdrawnPage({ content, withdrawal, revisions, baseUrl }: Props) {
  const { article, desk } = content;
  return (
    <PlainPage title="This review was withdrawn" kicker="Withdrawn" desk={desk} baseUrl={baseUrl} path={`/r/${article.slug}`} hidden={true}>
      <p>
        {`${desk.name} withdrew its review of `}
        <cite dir={textDirection(article.title, article.language)} lang={article.language}>
          {article.title}
        </cite>
        {article.outlet && (
          <>
            {" ("}
            <bdi>{article.outlet}</bdi>
            {")"}
          </>
        )}
        {" on "}
        <time dateTime={withdrawal.withdrawnAt}>{longDate(withdrawal.withdrawnAt)}</time>
        {". Its verdicts no longer stand."}
      </p>
      <div className="notice">
        <p>
          <b>Reason</b>
        </p>
        <p dir="auto">{withdrawal.reason}</p>
      </div>
      <h2>What had been published</h2>
      <p>The text is gone from this address. The hashes stay, so that a copy you kept can still be recognised.</p>
      <RevisionTable revisions={revisions} told={withdrawal} />
    </PlainPage>
  );
}

/** `told`: the withdrawal that stands already above it. */
function RevisionTable({ revisions, told }: { revisions: RevisionMark[]; told: Withdrawal }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Revision</th>
          <th scope="col">Published</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map(({ number, kind, note, publishedAt, sha256, withdrawal }) => (
          <tr key={number}>
            <td>{number}</td>
            <td>
              {`${revisionKindNames[kind]}, ${longDate(publishedAt)}`}
              {note && <span dir="auto">{`: ${note}`}</span>}
              {withdrawal && (
                <>
                  {` · withdrawn, ${longDate(withdrawal.withdrawnAt)}`}
                  {withdrawal.withdrawnAt !== told.withdrawnAt && <span dir="auto">{`: ${withdrawal.reason}`}</span>}
                </>
              )}
            </td>
            <td className="hash">{sha256}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
