import type { JSONContent } from "@tiptap/core";
import type { PublishedAnnotation } from "#lib/domain/revision.ts";
import { verdictStyle } from "../annotation/verdict-style.ts";
import { EvidenceItem, evidenceSummary } from "./evidence-item.tsx";
import { cardId, nameList, passageId } from "./names.ts";
import { RichText } from "./rich-text.tsx";
import { textFragmentUrl } from "./text-fragment.ts";
import { VerdictLabel } from "./verdict-label.tsx";

/** Sources stay unfolded while a card is about as tall as the paragraph beside it. */
const shortCard = 420;

type Props = {
  annotation: PublishedAnnotation;
  previous: PublishedAnnotation | undefined;
  next: PublishedAnnotation | undefined;
  sourceUrl: string | null;
};

export function CheckCard({ annotation, previous, next, sourceUrl }: Props) {
  const { number, verdict, claim, claimant, rationale, evidence } = annotation;
  const length = textLength(rationale) + evidence.reduce((sum, item) => sum + item.quote.length + item.title.length, 0);
  return (
    <article className={`card ${verdictStyle(verdict).className}`} id={cardId(annotation)}>
      <header>
        <VerdictLabel verdict={verdict} />
        <a className="no" href={`#${cardId(annotation)}`} title="Link to this check">
          <span className="vh">Check </span>
          {number}
        </a>
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
        <details open={length <= shortCard}>
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
        {checkedBy(annotation)}
        <nav aria-label={`Check ${number}`}>
          {annotation.passages.map(({ start }, index) => (
            <a key={start} href={`#${passageId(annotation, index)}`}>
              {annotation.passages.length === 1 ? "Passage" : `Passage ${index + 1}`}
            </a>
          ))}
          {sourceUrl && annotation.passages[0] && (
            <a href={textFragmentUrl(sourceUrl, annotation.passages[0].exact)} rel="nofollow noopener">
              In the source
            </a>
          )}
          {previous && (
            <a href={`#${cardId(previous)}`} rel="prev">
              <span aria-hidden="true">‹ </span>
              {`Check ${previous.number}`}
            </a>
          )}
          {next && (
            <a href={`#${cardId(next)}`} rel="next">
              {`Check ${next.number}`}
              <span aria-hidden="true"> ›</span>
            </a>
          )}
        </nav>
      </footer>
    </article>
  );
}

function checkedBy({ reviewers, signedOffBy }: PublishedAnnotation): string {
  const checked = reviewers.length > 0 ? `Checked by ${nameList(reviewers)}` : "";
  const signed = signedOffBy.length > 0 ? `signed off by ${nameList(signedOffBy)}` : "";
  return [checked, signed].filter(Boolean).join(", ");
}

function textLength(node: JSONContent): number {
  return (node.text?.length ?? 0) + (node.content ?? []).reduce((sum, child) => sum + textLength(child), 0);
}
