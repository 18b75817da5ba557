import type { Tally } from "#lib/domain/revision/tally.ts";
import { verdictStyle } from "../verdict/verdict-style.ts";

/** What was found, as one line cut in proportion. The same counts stand beside it in words. */
export function TallyBar({ tally: { checked, entries } }: { tally: Tally }) {
  if (checked === 0) return null;
  let from = 0;
  return (
    <svg className="share" aria-hidden="true" focusable="false" viewBox={`0 0 ${checked} 1`} preserveAspectRatio="none">
      {entries.map((entry) => {
        const start = from;
        from += entry.count;
        return <rect key={entry.slug} className={verdictStyle(entry).className} x={start} width={entry.count - checked / 200} height={1} />;
      })}
    </svg>
  );
}
