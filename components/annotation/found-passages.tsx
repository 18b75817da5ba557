import { ExternalLink } from "lucide-react";
import type { Ref } from "react";
import type { Evidence } from "#lib/domain/claim/annotation.ts";

type Found = NonNullable<Evidence["passage"]>;
type FoundPassagesProps = { ref: Ref<HTMLDivElement>; id: string; passages: Found[]; pointed: number; onChoose(passage: Found): void };

/** What other articles say, to be cited. The one that is pointed at is shown whole, and can be read where it stands. */
export function FoundPassages({ ref, id, passages, pointed, onChoose }: FoundPassagesProps) {
  const shown = passages[pointed];
  return (
    <>
      <div ref={ref} id={`${id}-list`} role="listbox" aria-label="Passages of other articles" className="grid max-h-64 overflow-auto">
        {passages.map((passage, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          <div
            key={`${passage.snapshotId}-${passage.start}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === pointed}
            className="cursor-pointer rounded-(--radius) px-2.5 py-1.5 text-[0.85rem] hover:bg-hover aria-selected:bg-hover"
            onClick={() => onChoose(passage)}
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
