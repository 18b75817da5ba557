import type { Verdict } from "#lib/domain/claim/scale.ts";
import type { TagToMap } from "#lib/domain/incoming/verdict-tags.ts";

type Props = {
  tags: TagToMap[];
  verdicts: Pick<Verdict, "slug" | "name">[];
  map: Record<string, string>;
  onMap: (map: Record<string, string>) => void;
};

/** Which words of the file stand for which verdicts: nothing becomes a verdict but by a person's choice. */
export function TagMapping({ tags, verdicts, map, onMap }: Props) {
  function choose(tag: string, slug: string): void {
    const { [tag]: _, ...others } = map;
    onMap(slug === "" ? others : { ...others, [tag]: slug });
  }
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-sm font-medium">Which tags are verdicts?</legend>
      <div className="grid max-h-56 gap-1.5 overflow-auto">
        {tags.map(({ tag, count }) => (
          <label key={tag} className="flex items-center gap-3 text-sm">
            <span dir="auto" className="min-w-0 grow truncate">
              {tag} <span className="text-soft">({count})</span>
            </span>
            <select
              value={map[tag] ?? ""}
              onChange={(event) => choose(tag, event.target.value)}
              className="min-h-8 shrink-0 rounded-(--radius) border border-edge bg-card px-2"
            >
              <option value="">no verdict</option>
              {verdicts.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
