import { revisionUrl } from "#lib/domain/export/addresses.ts";
import { citation } from "#lib/domain/export/citation.ts";
import { checkedBy, clockLine, longDate, revisionKindNames } from "#lib/domain/export/wording.ts";
import { readInclusionProof } from "#lib/domain/log/inclusion-proof.ts";
import { heldLines } from "#lib/domain/revision/gate-words.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import type { CardPages } from "./card-pages.ts";
import { CitedBy } from "./cited-by.tsx";
import type { ReviewContext } from "./review-context.ts";
import type { ListedSource } from "./source-list.ts";
import { Sources } from "./sources.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { content: RevisionContent; context: ReviewContext };
type EndProps = Props & { pages: CardPages; sources: ReadonlyMap<string, ListedSource> };

/** After the article: sources, scale, method, history, how to verify, cite and take it along. */
export function ReviewEnd({ content, context, pages, sources }: EndProps) {
  return (
    <>
      <Sources sources={sources} pages={pages} />
      <CitedBy citations={context.citations ?? []} />
      <ScaleDefinitions content={content} />
      <div className="end cols">
        <Method content={content} />
        <Verify content={content} context={context} />
        {context.view !== "preview" && <Revisions content={content} context={context} />}
        {context.view !== "preview" && <TakeAlong content={content} />}
      </div>
      <Cite content={content} context={context} />
    </>
  );
}

function ScaleDefinitions({ content }: Pick<Props, "content">) {
  return (
    <section className="end" id="scale">
      <h2>What our verdicts mean</h2>
      <dl className="scale">
        {content.scale.verdicts.map((verdict) => (
          <div key={verdict.slug}>
            <dt>
              <VerdictLabel verdict={verdict} />
            </dt>
            <dd dir="auto">{verdict.definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Method({ content }: Pick<Props, "content">) {
  return (
    <section>
      <h2>Method</h2>
      <p>
        {`The text is snapshot ${content.article.snapshot.number}, ${content.article.snapshot.wordCount.toLocaleString("en-GB")} words. Verdicts follow version ${content.scale.number} of the scale above, in the words that were in force when they were given. `}
        <a href="/method">How we work</a>
      </p>
      <WholeSigned content={content} />
      <RulesHeld content={content} />
    </section>
  );
}

/** Who wrote the summary and gave the verdict on the whole, and who signed them off. */
function WholeSigned({ content }: Pick<Props, "content">) {
  if (!content.whole) return null;
  const { authors, ...signed } = content.whole;
  const line = checkedBy({ reviewers: authors, ...signed }).replace(/^Checked by/, "Summary and verdict on the whole by");
  return line === "" ? null : <p dir="auto">{line}</p>;
}

function RulesHeld({ content }: Pick<Props, "content">) {
  const lines = heldLines(content);
  if (lines.length === 0) return null;
  return (
    <>
      <p>Published under these rules of the desk:</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Verify({ content, context }: Props) {
  const { slug } = content.article;
  return (
    <section id="verify">
      <h2>Verify</h2>
      {context.stored ? (
        <>
          <p>
            {`Revision ${content.number}, signed with key `}
            <code>{context.stored.keyId}</code>
          </p>
          <p>
            {"SHA-256 "}
            <span className="hash">{context.stored.sha256}</span>
          </p>
          <Logged content={content} proof={context.stored.logProof} />
          {content.clock && <p dir="auto">{clockLine(content.clock)}</p>}
          <p>
            <a href={`/r/${slug}/v/${content.number}/json`}>Download the signed revision</a>
            {" and "}
            <a href="/verify">check it yourself</a>
          </p>
        </>
      ) : (
        <p>A preview has no signature. Publishing gives it one.</p>
      )}
    </section>
  );
}

function Logged({ content, proof }: { content: RevisionContent; proof: string | null }) {
  const entry = proof === null ? null : readInclusionProof(proof);
  if (!entry) return content.sample ? <p>Samples are not entered in the log.</p> : null;
  return (
    <p>
      {`Entry ${entry.index + 1} of `}
      <a href="/verify#log">our log</a>
      {", which nobody can rewrite unseen"}
    </p>
  );
}

function Revisions({ content, context }: Props) {
  const { slug } = content.article;
  return (
    <section id="revisions">
      <h2>Revisions</h2>
      <ol reversed={true}>
        {context.revisions
          .toSorted((a, b) => b.number - a.number)
          .map(({ number, kind, note, publishedAt, withdrawal }) => (
            <li key={number} value={number}>
              <a href={`/r/${slug}/v/${number}`} aria-current={number === content.number ? "true" : undefined}>
                {`${revisionKindNames[kind]}, ${longDate(publishedAt)}`}
              </a>
              {note && <span dir="auto">{`: ${note}`}</span>}
              {withdrawal && (
                <>
                  {` · withdrawn, ${longDate(withdrawal.withdrawnAt)}: `}
                  <span dir="auto">{withdrawal.reason}</span>
                </>
              )}
            </li>
          ))}
      </ol>
    </section>
  );
}

const formats = [
  ["jsonld", "W3C annotations (JSON-LD)"],
  ["claimreview", "ClaimReview"],
  ["json", "Signed revision (JSON)"],
  ["csv", "CSV"],
  ["md", "Markdown"],
  ["html", "HTML, one file"],
] as const;

function TakeAlong({ content }: Pick<Props, "content">) {
  return (
    <section className="screen">
      <h2>Take it with you</h2>
      <ul className="plain-list">
        {formats.map(([format, name]) => (
          <li key={format}>
            <a href={`/r/${content.article.slug}/v/${content.number}/${format}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cite({ content, context }: Props) {
  const { apa, bibtex, csl } = citation(content, revisionUrl(content, context.baseUrl));
  return (
    <section className="end cite" id="cite">
      <h2>Cite this review</h2>
      <p>
        {"APA: "}
        <span dir="auto">{apa}</span>
      </p>
      <details className="screen">
        <summary>BibTeX</summary>
        <pre>{bibtex}</pre>
      </details>
      <details className="screen">
        <summary>CSL-JSON (Zotero, Mendeley, Pandoc)</summary>
        <pre>{JSON.stringify([csl], null, 2)}</pre>
      </details>
    </section>
  );
}
