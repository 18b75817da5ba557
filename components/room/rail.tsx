"use client";

import { CommandKey } from "../keys/command-key.tsx";
import { fieldsShown } from "../session/draft.ts";
import { useMayWork, useRoomState } from "../session/room-context.ts";
import { verdictSlugOf } from "../session/room-state.ts";
import { NearView } from "../ui/near-view.tsx";
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
        <OnTheWay />
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

/** Drawn with the page; the other parts are as they come near. */
const partSize = 50;
/** Pixels that an item takes about. */
const itemHeight = 68;

function RailList({ ids }: { ids: string[] }) {
  const parts = Array.from({ length: Math.ceil(ids.length / partSize) }, (_, index) => ids.slice(index * partSize, (index + 1) * partSize));
  return (
    <ol className="-ms-1 grid">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is a place in the list, whatever stands there
        <NearView key={index} height={part.length * itemHeight} drawn={index === 0}>
          <RailPart ids={part} before={index * partSize} of={ids.length} />
        </NearView>
      ))}
    </ol>
  );
}

function RailPart({ ids, before, of }: { ids: string[]; before: number; of: number }) {
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  const activeId = useRoomState((state) => state.activeId);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const me = useRoomState((state) => state.me);
  return ids.map((id, index) => {
    const annotation = annotations[id];
    if (!annotation) return null;
    const draft = cards[id];
    const slug = verdictSlugOf({ annotations, cards }, id);
    const verdict = annotation.verdict?.slug === slug ? annotation.verdict : (verdicts.find((other) => other.slug === slug) ?? null);
    const claim = draft ? fieldsShown(draft).claim : annotation.claim;
    const place = { number: before + index + 1, of };
    return <RailItem key={id} annotation={annotation} claim={claim} verdict={verdict} active={id === activeId} me={me} {...place} />;
  });
}

function OnTheWay() {
  const awaited = useRoomState((state) => state.awaited);
  const here = useRoomState((state) => state.order.length);
  if (!awaited) return null;
  const all = Math.max(here, awaited.coverage.marked);
  return (
    <p role="status" className="text-[0.8rem] text-soft tabular-nums">
      {`${here.toLocaleString("en")} of ${all.toLocaleString("en")} are here, the others are on their way.`}
    </p>
  );
}
