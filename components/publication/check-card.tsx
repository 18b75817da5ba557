import type { ChangedPassage } from "#lib/domain/article/outlet-changes.ts";
import type { SourceFinding } from "#lib/domain/claim/source.ts";
import type { Moment } from "#lib/domain/export/moments.ts";
import { checkedBy, claimedWords } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";
import { Moments } from "../prose/moments.tsx";
import { RichText } from "../prose/rich-text.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import type { CardPages } from "./card-pages.ts";
import { ContactLines } from "./contact-lines.tsx";
import { EvidenceItem, evidenceSummary } from "./evidence-item.tsx";
import { cardId, claimPath, passageId, plural } from "./names.ts";
import { ChangedSince } from "./outlet-notice.tsx";
import { SecondVerdict } from "./second-verdict.tsx";
import { ShareLinks } from "./share-links.tsx";
import { type ListedSource, sourceKey } from "./source-list.ts";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = {
  annotation: PublishedAnnotation;
  previous: PublishedAnnotation | undefined;
  next: PublishedAnnotation | undefined;
  pages: CardPages;
  /** Where the passage can be read at the outlet. */
  passageUrl: string | null;
  /** When its passages are said. */
  moments: Moment[];
  /** Numbered as at the end of the page. */
  sources: ReadonlyMap<string, ListedSource>;
  open: boolean;
  /** Of its passages, those that the outlet changed after this check. */
  changes: ChangedPassage[];
  /** Of the article. */
  language: string;
  /** Of its sources, since. */
  findings?: readonly SourceFinding[] | undefined;
};

export function CheckCard({ annotation, previous, next, pages, passageUrl, moments, sources, open, changes, language, findings }: Props) {
  const { number, verdict, claim, evidence } = annotation;
  return (
    <article className={`card ${verdictStyle(verdict).className}`} id={cardId(annotation)} data-n={number}>
      <header>
        <VerdictLabel verdict={verdict} />
        <p className="steps">
          {previous && (
            <a href={pages.card(previous)} rel="prev" aria-label={`Previous, check ${previous.number}`}>
              ‹
            </a>
          )}
          <a href={pages.card(annotation)} title="Link to this check">
            <span className="vh">Check </span>
            {number}
          </a>
          {next && (
            <a href={pages.card(next)} rel="next" aria-label={`Next, check ${next.number}`}>
              ›
            </a>
          )}
        </p>
      </header>
      <h3 dir="auto">{claim}</h3>
      {changes.map((change) => (
        <ChangedSince key={change.index} change={change} language={language} />
      ))}
      <details open={open}>
        <summary>{evidence.length === 0 ? "Why" : `Why, with ${plural(evidence.length, "source")}`}</summary>
        <Claimant annotation={annotation} />
        <SaidAt moments={moments} />
        <Rationale annotation={annotation} />
        <SecondVerdict annotation={annotation} />
        <EvidenceList annotation={annotation} sources={sources} findings={findings} />
        <ContactLines contacts={annotation.contacts} />
        <p className="who ways">
          {annotation.passages.map(({ start }, index) => (
            <a key={start} href={pages.onFirst(passageId(annotation, index))}>
              {annotation.passages.length === 1 ? "Passage" : `Passage ${index + 1}`}
            </a>
          ))}
          {passageUrl && (
            <a href={passageUrl} rel="nofollow noopener">
              In the source
            </a>
          )}
          <a href={claimPath(annotation)}>On its own page</a>
          <span>{checkedBy(annotation)}</span>
        </p>
      </details>
      <footer>
        <ShareLinks href={claimPath(annotation)} />
      </footer>
    </article>
  );
}

type Part = { annotation: PublishedAnnotation };

function Claimant({ annotation }: Part) {
  const claimed = claimedWords(annotation);
  if (claimed === "") return null;
  return (
    <p className="who" dir="auto">
      {claimed}
    </p>
  );
}

function SaidAt({ moments }: Pick<Props, "moments">) {
  if (moments.length === 0) return null;
  return (
    <p className="who">
      {"Said at "}
      <Moments moments={moments} />
    </p>
  );
}

function Rationale({ annotation }: Part) {
  return (
    <div className="why">
      <RichText node={annotation.rationale} headings={4} />
    </div>
  );
}

function EvidenceList({ annotation, sources, findings }: Part & Pick<Props, "sources" | "findings">) {
  if (annotation.evidence.length === 0) return null;
  return (
    <>
      <p className="who">{evidenceSummary(annotation)}</p>
      <ul className="evidence">
        {annotation.evidence.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
          <EvidenceItem key={index} evidence={item} number={sources.get(sourceKey(item))?.number} findings={findings} />
        ))}
      </ul>
    </>
  );
}
