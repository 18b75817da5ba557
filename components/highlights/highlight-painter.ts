import type { Span } from "#lib/domain/text/span.ts";
import type { TextIndex } from "../article/text-index.ts";
import { assignLanes } from "./highlight-lanes.ts";

/** A passage to paint. `look` names its verdict's style in highlights.css. */
export type Mark = { id: string; span: Span; look: string };

type Painted = { mark: Mark; name: string; range: StaticRange };

/**
 * Paints passages with the CSS Custom Highlight API: the page gains no element, so thousands cost little and the text never reflows.
 * Painting again changes only what differs. Highlights carry no meaning to a screen reader; the list of passages does.
 */
export function createPainter(index: TextIndex) {
  let painted = new Map<string, Painted>();
  const names = new Set<string>();

  function highlight(name: string): Highlight {
    const known = CSS.highlights.get(name);
    if (known) return known;
    const made = new Highlight();
    made.priority = priorityOf(name);
    CSS.highlights.set(name, made);
    names.add(name);
    return made;
  }

  /** `within`: only those that touch this part of the text; each on the line that it has among all. */
  function paint(marks: readonly Mark[], within?: Span): void {
    const lanes = assignLanes(marks.map((mark) => mark.span));
    const next = new Map<string, Painted>();
    for (const [order, mark] of marks.entries()) {
      if (within && (mark.span.end <= within.start || mark.span.start >= within.end)) continue;
      const name = `assay-${mark.look}-${lanes[order] ?? 0}`;
      const key = `${mark.id}:${mark.span.start}:${mark.span.end}`;
      const before = painted.get(key);
      if (before?.name === name) {
        next.set(key, before);
        painted.delete(key);
        continue;
      }
      const range = before?.range ?? index.staticRangeOf(mark.span);
      highlight(name).add(range);
      next.set(key, { mark, name, range });
    }
    for (const { name, range } of painted.values()) CSS.highlights.get(name)?.delete(range);
    painted = next;
  }

  /** Emphasis on passages that are painted already: the open card's, or those under the pointer. */
  function emphasize(name: "active" | "hover" | "flash", marks: readonly Mark[]): void {
    for (const known of names) {
      if (known.startsWith(`assay-${name}-`)) CSS.highlights.get(known)?.clear();
    }
    for (const mark of marks) highlight(`assay-${name}-${mark.look}`).add(index.staticRangeOf(mark.span));
  }

  function clear(): void {
    for (const name of names) CSS.highlights.delete(name);
    names.clear();
    painted = new Map();
  }

  return { paint, emphasize, clear };
}

function priorityOf(name: string): number {
  return name.startsWith("assay-hover") || name.startsWith("assay-active") || name.startsWith("assay-flash") ? 10 : 0;
}
