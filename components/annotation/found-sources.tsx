import type { FoundSource } from "#lib/domain/claim/source-list.ts";

type Props = { id: string; sources: FoundSource[]; pointed: number; onChoose(source: FoundSource): void };

/** Sources that the desk has already, to be cited again: the first options of the list. */
export function FoundSources({ id, sources, pointed, onChoose }: Props) {
  return sources.map((source, index) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
    <div
      key={source.id}
      id={`${id}-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={index === pointed}
      className="cursor-pointer rounded-(--radius) px-2.5 py-1.5 text-[0.85rem] hover:bg-hover aria-selected:bg-hover"
      onClick={() => onChoose(source)}
    >
      <span dir="auto" className="block wrap-anywhere">
        {source.title || source.url}
      </span>
      <span className="block truncate text-[0.78rem] text-soft">
        {["Cited before", source.publisher, URL.parse(source.url)?.host || "file kept by the desk", source.publishedAt]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  ));
}
