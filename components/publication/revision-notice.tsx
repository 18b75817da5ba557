import { longDate } from "#lib/domain/export/wording.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { cardId, plural } from "./names.ts";
import type { ReviewContext } from "./review-context.ts";
import { revisionChanges } from "./revision-changes.ts";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { content: RevisionContent; before: RevisionContent | null } & Pick<ReviewContext, "view" | "revisions">;

/** Verdicts that changed; the history has all. */
const mostListed = 50;
const words = { first: "", update: "Update", correction: "Correction", clarification: "Clarification" };

/** At the top of a later revision: what it puts right and why, with every verdict that changed; what was put right before stays said. */
export function RevisionNotice({ content, before, view, revisions }: Props) {
  if (content.kind === "first") return null;
  const changes = before && revisionChanges(before, content);
  const verdicts = changes?.checks.flatMap((change) =>
    change.kind === "changed" && change.verdict ? [{ ...change, ...change.verdict }] : [],
  );
  const added = changes?.checks.filter(({ kind }) => kind === "added").length ?? 0;
  const removed = changes?.checks.filter(({ kind }) => kind === "removed") ?? [];
  const earlier = revisions
    .filter(({ number, kind }) => number < content.number && (kind === "correction" || kind === "clarification"))
    .toSorted((one, other) => other.number - one.number);
  const withdrawn = revisions
    .flatMap(({ number, withdrawal }) => (withdrawal && number < content.number ? [{ number, withdrawal }] : []))
    .toSorted((one, other) => other.number - one.number);
  return (
    <section className="notice" aria-label={words[content.kind]}>
      <p>
        <b>{`${words[content.kind]}, ${longDate(content.publishedAt)}. `}</b>
        <span dir="auto">{content.note}</span>
      </p>
      {changes?.overallVerdict && (
        <p>
          {"Verdict on the whole: "}
          {changes.overallVerdict.before ? <VerdictLabel verdict={changes.overallVerdict.before} /> : "none"}
          <Arrow />
          {changes.overallVerdict.after ? <VerdictLabel verdict={changes.overallVerdict.after} /> : "none"}
        </p>
      )}
      {verdicts && verdicts.length > 0 && (
        <ul className="changes">
          {verdicts.slice(0, mostListed).map(({ annotation, before: old, after }) => (
            <li key={annotation.id}>
              <a href={`#${cardId(annotation)}`} dir="auto">
                {annotation.claim}
              </a>
              <br />
              <VerdictLabel verdict={old} />
              <Arrow />
              <VerdictLabel verdict={after} />
            </li>
          ))}
          {verdicts.length > mostListed && <li>{`and ${plural(verdicts.length - mostListed, "other verdict")}`}</li>}
        </ul>
      )}
      {(added > 0 || removed.length > 0) && (
        <p>
          {[added > 0 && `${plural(added, "check")} added`, removed.length > 0 && `${plural(removed.length, "check")} taken out`]
            .filter(Boolean)
            .join(", ")}
        </p>
      )}
      {earlier.map(({ number, kind, note, publishedAt }) => (
        <p key={number} className="by">
          {`Before that, ${kind} of ${longDate(publishedAt)}: `}
          <span dir="auto">{note}</span>
        </p>
      ))}
      {withdrawn.map(({ number, withdrawal }) => (
        <p key={number} className="by">
          {`Before that, withdrawn on ${longDate(withdrawal.withdrawnAt)}: `}
          <span dir="auto">{withdrawal.reason}</span>
        </p>
      ))}
      {view !== "preview" && (
        <p>
          <a href={`/r/${content.article.slug}/history#revision-${content.number}`}>All changes, word by word</a>
        </p>
      )}
    </section>
  );
}

function Arrow() {
  return (
    <>
      <span aria-hidden="true">{" → "}</span>
      <span className="vh"> became </span>
    </>
  );
}
