import type { PublishedAnnotation } from "#lib/domain/revision.ts";
import { verdictStyle } from "../annotation/verdict-style.ts";
import { EvidenceItem, evidenceSummary } from "./evidence-item.tsx";
import { cardId, nameList, passageId } from "./names.ts";
import { RichText } from "./rich-text.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = {
  annotation: PublishedAnnotation;
  previous: PublishedAnnotation | undefined;
  next: PublishedAnnotation | undefined;
  /** Where the passage can be read at the outlet. */
  passageUrl: string | null;
  /** Sources unfolded from the start. */
  open: boolean;
};

export function CheckCard({ annotation, previous, next, passageUrl, open }: Props) {
  const { number, verdict, claim, claimant, rationale, evidence } = annotation;
  return (
    <article className={`card ${verdictStyle(verdict).className}`} id={cardId(annotation)}>
      <header>
        <VerdictLabel verdict={verdict} />
        <nav aria-label={`Check ${number}`}>
          {previous && (
            <a href={`#${cardId(previous)}`} rel="prev" aria-label={`Previous, check ${previous.number}`}>
              ‹
            </a>
          )}
          <a href={`#${cardId(annotation)}`} title="Link to this check">
            <span className="vh">Check </span>
            {number}
          </a>
          {next && (
            <a href={`#${cardId(next)}`} rel="next" aria-label={`Next, check ${next.number}`}>
              ›
            </a>
          )}
        </nav>
      </header>
      <h3 dir="auto">{claim}</h3>
      {claimant && (
        <p className="who" dir="auto">
          {`Claimed by ${claimant}`}
        </p>
      )}
      <div className="why">
        <RichText node={rationale} headings={4} />
      </div>
      {evidence.length > 0 && (
        <details open={open}>
          <summary>{evidenceSummary(evidence)}</summary>
          <ul className="evidence">
            {evidence.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
              <EvidenceItem key={index} evidence={item} />
            ))}
          </ul>
        </details>
      )}
      <footer>
        {annotation.passages.map(({ start }, index) => (
          <a key={start} href={`#${passageId(annotation, index)}`}>
            {annotation.passages.length === 1 ? "Passage" : `Passage ${index + 1}`}
          </a>
        ))}
        {passageUrl && (
          <a href={passageUrl} rel="nofollow noopener">
            In the source
          </a>
        )}
        <span>{checkedBy(annotation)}</span>
      </footer>
    </article>
  );
}

function checkedBy({ reviewers, signedOffBy }: PublishedAnnotation): string {
  const checked = reviewers.length > 0 ? `Checked by ${nameList(reviewers)}` : "";
  const signed = signedOffBy.length > 0 ? `signed off by ${nameList(signedOffBy)}` : "";
  return [checked, signed].filter(Boolean).join(", ");
}
