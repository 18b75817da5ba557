import { ExternalLink } from "lucide-react";
import type { Ref } from "react";
import type { Evidence } from "#lib/domain/claim/annotation.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import { FoundSources } from "./found-sources.tsx";

type Found = NonNullable<Evidence["passage"]>;
type FoundEvidenceProps = {
  ref: Ref<HTMLDivElement>;
  id: string;
  sources: FoundSource[];
  passages: Found[];
  /** Sources come first. */
  pointed: number;
  onSource(source: FoundSource): void;
  onPassage(passage: Found): void;
};

/** What the desk has that could be cited: its sources, and what other articles say. The passage that is pointed at is shown whole, and can be read where it stands. */
export function FoundEvidence({ ref, id, sources, passages, pointed: at, onSource, onPassage }: FoundEvidenceProps) {
  const pointed = at - sources.length;
  const shown = passages[pointed];
  return (
    <>
      <div
        ref={ref}
        id={`${id}-list`}
        role="listbox"
        aria-label="Sources and passages of other articles"
        className="grid max-h-64 overflow-auto"
      >
        <FoundSources id={id} sources={sources} pointed={at} onChoose={onSource} />
        {passages.map((passage, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          <div
            key={`${passage.snapshotId}-${passage.start}`}
            id={`${id}-${sources.length + index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === pointed}
            className="cursor-pointer rounded-(--radius) px-2.5 py-1.5 text-[0.85rem] hover:bg-hover aria-selected:bg-hover"
            onClick={() => onPassage(passage)}
          >
            <span className="block truncate text-[0.78rem] text-soft">
              {[passage.outlet, passage.articleTitle].filter(Boolean).join(" · ")}
            </span>
            <span dir="auto" className={`font-serif ${index === pointed ? "" : "line-clamp-2"}`}>
              {passage.exact}
            </span>
          </div>
        ))}
      </div>
      {shown && (
        <a
          className="flex items-center gap-1 text-[0.82rem] text-link"
          href={`/desk/articles/${shown.articleSlug}`}
          target="_blank"
          rel="noreferrer"
        >
          Read it in its article <ExternalLink aria-hidden className="size-3 shrink-0" />
        </a>
      )}
    </>
  );
}
