import type { Span } from "#lib/domain/text/span.ts";
import { Moments } from "../prose/moments.tsx";
import { useMoments } from "../session/use-moments.ts";

/** When the passages of a card are said; nothing for an article that was written. */
export function SaidAt({ passages }: { passages: Span[] }) {
  const moments = useMoments(passages);
  if (moments.length === 0) return null;
  return (
    <p className="mt-0.5 text-sm text-soft tabular-nums [&_a]:underline">
      Said at <Moments moments={moments} target="_blank" />
    </p>
  );
}
