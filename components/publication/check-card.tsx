import type { ChangedPassage } from "#lib/domain/article/outlet-changes.ts";
import { checkedBy } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";
import { RichText } from "../prose/rich-text.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import type { CardPages } from "./card-pages.ts";
import { EvidenceItem, evidenceSummary } from "./evidence-item.tsx";
import type { Unfolded } from "./margin-room.ts";
import { cardId, claimPath, passageId, plural } from "./names.ts";
import { ChangedSince } from "./outlet-notice.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = {
  annotation: PublishedAnnotation;
  previous: PublishedAnnotation | undefined;
  next: PublishedAnnotation | undefined;
  pages: CardPages;
  /** Where the passage can be read at the outlet. */
  passageUrl: string | null;
  unfolded: Unfolded;
  /** Of its passages, those that the outlet changed after this check. */
  changes: ChangedPassage[];
  /** Of the article. */
  language: string;
};

export function CheckCard({ annotation, previous, next, pages, passageUrl, unfolded, changes, language }: Props) {
  const { number, verdict, claim } = annotation;
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
      {unfolded === "claim" ? (
        <details>
          <summary>{foldedSummary(annotation)}</summary>
          <Claimant annotation={annotation} />
          <Rationale annotation={annotation} />
          <EvidenceList annotation={annotation} />
          <CardFooter annotation={annotation} pages={pages} passageUrl={passageUrl} />
        </details>
      ) : (
        <>
          <Claimant annotation={annotation} />
          <Rationale annotation={annotation} />
          {annotation.evidence.length > 0 && (
            <details open={unfolded === "sources"}>
              <summary>{evidenceSummary(annotation.evidence)}</summary>
              <EvidenceList annotation={annotation} />
            </details>
          )}
          <CardFooter annotation={annotation} pages={pages} passageUrl={passageUrl} />
        </>
      )}
    </article>
  );
}

type Part = { annotation: PublishedAnnotation };

function Claimant({ annotation }: Part) {
  if (annotation.claimant === "") return null;
  return (
    <p className="who" dir="auto">
      {`Claimed by ${annotation.claimant}`}
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

function EvidenceList({ annotation }: Part) {
  if (annotation.evidence.length === 0) return null;
  return (
    <ul className="evidence">
      {annotation.evidence.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <EvidenceItem key={index} evidence={item} />
      ))}
    </ul>
  );
}

function CardFooter({ annotation, pages, passageUrl }: Part & Pick<Props, "pages" | "passageUrl">) {
  return (
    <footer>
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
      <a href={claimPath(annotation)}>Share</a>
      <span>{checkedBy(annotation)}</span>
    </footer>
  );
}

function foldedSummary({ evidence }: PublishedAnnotation): string {
  return evidence.length === 0 ? "Why" : `Why, with ${plural(evidence.length, "source")}`;
}
