import type { UnsettledWords } from "#lib/domain/anchoring/versions.ts";
import { Button } from "../ui/button.tsx";
import { head, tail } from "./around.ts";

type Place = UnsettledWords["suggestions"][number];
type Props = {
  places: Place[];
  language: string;
  disabled: boolean;
  onChoose: (span: { start: number; end: number; exact: string }) => void;
};

/** Where a lost passage may stand now, the likeliest first. A person decides. */
export function Suggestions({ places, language, disabled, onChoose }: Props) {
  if (places.length === 0) return <p className="text-[0.84rem] text-soft">Nothing in the new text resembles these words.</p>;
  return (
    <div className="grid gap-1">
      <h3 className="eyebrow">It may be one of these</h3>
      <ol className="grid gap-1.5">
        {places.map(({ start, end, exact, prefix, suffix, similarity }) => (
          <li key={`${start}-${end}`} className="flex flex-wrap items-start gap-x-3 gap-y-1.5 rounded-(--radius) bg-sunk px-2.5 py-2">
            <p dir="auto" lang={language} className="min-w-0 grow basis-60 font-serif leading-relaxed">
              <span className="text-soft">{tail(prefix)}</span>
              <mark className="bg-selection text-ink">{exact}</mark>
              <span className="text-soft">{head(suffix)}</span>
            </p>
            <span className="shrink-0 pt-0.5 text-[0.78rem] whitespace-nowrap text-soft tabular-nums">
              {similarity === 1 ? "same words" : `${Math.round(similarity * 100)}% alike`}
            </span>
            <Button
              size="small"
              disabled={disabled}
              onClick={() => onChoose({ start, end, exact })}
              aria-label={`Attach to “${exact.slice(0, 80)}”`}
            >
              Attach here
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
