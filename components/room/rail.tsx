"use client";

import { CommandKey } from "../keys/command-key.tsx";
import { fieldsShown } from "../session/draft.ts";
import { useMayWork, useRoomState } from "../session/room-context.ts";
import { verdictSlugOf } from "../session/room-state.ts";
import { CitedElsewhere } from "./cited-elsewhere.tsx";
import { Coverage } from "./coverage.tsx";
import { RailItem } from "./rail-item.tsx";
import { ReviewLink } from "./review-link.tsx";
import { VerdictFilter } from "./verdict-filter.tsx";

/** Beside the text: how far the check has come, and every annotation in reading order. */
export function Rail({ ids, onHelp }: { ids: string[]; onHelp: () => void }) {
  const order = useRoomState((state) => state.order);
  const mayWork = useMayWork();
  return (
    <div className="grid content-start gap-5">
      <Coverage />
      <ReviewLink />
      <section aria-label="Annotations" className="grid gap-1.5">
        <h2 className="eyebrow">Annotations</h2>
        <VerdictFilter />
        {ids.length > 0 ? (
          <RailList ids={ids} />
        ) : (
          <p className="text-[0.86rem] text-pretty text-soft">{order.length > 0 ? filteredWords : mayWork ? emptyWords : nothingYet}</p>
        )}
      </section>
      <CitedElsewhere />
      <section aria-label="Keys" className="pointer-coarse:hidden">
        <h2 className="eyebrow mb-1">Keys</h2>
        <p className="text-[0.8rem] leading-relaxed text-soft">
          {mayWork && (
            <>
              <CommandKey id="annotate" /> annotate · <kbd className="key">1</kbd>–<kbd className="key">8</kbd> verdict ·{" "}
            </>
          )}
          <CommandKey id="next" /> <CommandKey id="previous" /> next, previous ·{" "}
          <button type="button" className="text-link" onClick={onHelp}>
            <CommandKey id="help" /> all keys
          </button>
        </p>
      </section>
    </div>
  );
}

const emptyWords = "Select words in the article and give them a verdict, or mark them “to check”.";
const nothingYet = "Nothing has been marked in this article yet.";
const filteredWords = "No annotation has this verdict.";

function RailList({ ids }: { ids: string[] }) {
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  const activeId = useRoomState((state) => state.activeId);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const me = useRoomState((state) => state.me);
  return (
    <ol className="-ms-1 grid">
      {ids.map((id) => {
        const annotation = annotations[id];
        if (!annotation) return null;
        const draft = cards[id];
        const slug = verdictSlugOf({ annotations, cards }, id);
        const verdict = annotation.verdict?.slug === slug ? annotation.verdict : (verdicts.find((other) => other.slug === slug) ?? null);
        const claim = draft ? fieldsShown(draft).claim : annotation.claim;
        return <RailItem key={id} annotation={annotation} claim={claim} verdict={verdict} active={id === activeId} me={me} />;
      })}
    </ol>
  );
}
