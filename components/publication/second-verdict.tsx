import { secondVerdictWords } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";

/** That two people judged a claim independently, and what came of it. */
export function SecondVerdict({ annotation }: { annotation: PublishedAnnotation }) {
  const told = secondVerdictWords(annotation);
  if (!told) return null;
  return (
    <div className="twice">
      <p dir="auto">
        <b>{told.line}</b>
      </p>
      {told.quotes.map(({ by, words }) => (
        <p key={by + words} dir="auto">
          {`${by}: ${words}`}
        </p>
      ))}
    </div>
  );
}
