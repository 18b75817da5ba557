import { type ComparedPassage, type Outcome, outcomes } from "#lib/domain/anchoring/versions.ts";
import { OutcomeTag } from "./outcome-tag.tsx";
import { markId, outcomeWords } from "./outcome-words.ts";

type Props = { from: ComparedPassage[]; to: ComparedPassage[] /** Of the article's text, for claims taken from it. */; language: string };

const meanings: Record<Outcome, string> = {
  lost: "not found in the new text for sure",
  changed: "other words stand there now",
  sentenceChanged: "the same words, in a sentence that reads otherwise",
  moved: "the same words at another place",
  typography: "the same words, set otherwise: quotation marks, dashes, spaces",
  exact: "the same words, where they were",
};

/** What became of every marked passage from the one snapshot to the other, those that need a person first. */
export function PassageOutcomes({ from, to, language }: Props) {
  const all = [...from.filter(({ became }) => became === "lost"), ...to.filter(({ became }) => became !== null)];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="outcomes" className="mb-6 rounded-lg border border-line bg-card px-4 py-3">
      <h2 id="outcomes" className="eyebrow mb-2">
        What became of the marked passages
      </h2>
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {outcomes.map((outcome) => {
          const passages = all.filter(({ became }) => became === outcome);
          if (passages.length === 0) return null;
          return (
            <div key={outcome} className="contents">
              <dt className="flex items-baseline gap-2 text-sm">
                <OutcomeTag outcome={outcome} /> <span className="tabular-nums">{passages.length}</span>
                <span className="text-[0.84rem] text-soft">{meanings[outcome]}</span>
              </dt>
              <dd className="mb-1.5 min-w-0 text-sm sm:mb-0">
                {outcome === "exact" ? null : (
                  <ul className="grid gap-0.5">
                    {passages.map((passage) => (
                      <li key={passage.id} className="truncate">
                        <a className="text-link" dir="auto" lang={language} href={`#${markId(passage)}`}>
                          {passage.claim || outcomeWords[outcome]}
                        </a>
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
