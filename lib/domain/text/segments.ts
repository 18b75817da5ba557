export type Marked = { id: string; start: number; end: number };
export type Segment = { start: number; end: number; ids: string[] };

/**
 * Cuts a text of `length` UTF-16 units where spans begin and end, so that overlapping passages can be drawn: every unit of the text is in
 * exactly one segment, in order. `ids` names the spans that cover the segment, the shortest first (then the earlier in `items`), each id once.
 * Spans are clipped to the text; empty ones are left out.
 */
export function segments(length: number, items: readonly Marked[]): Segment[] {
  const spans = items
    .map((item) => ({ id: item.id, start: Math.max(0, item.start), end: Math.min(length, item.end), extent: item.end - item.start }))
    .filter((span) => span.start < span.end)
    .toSorted((a, b) => a.extent - b.extent);

  const opening = Map.groupBy(spans.keys(), (rank) => spans[rank]?.start);
  const closing = Map.groupBy(spans.keys(), (rank) => spans[rank]?.end);
  const edges = [...new Set([0, ...spans.flatMap((span) => [span.start, span.end]), length])].toSorted((a, b) => a - b);

  const open = new Set<number>();
  const cut: Segment[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    for (const rank of closing.get(start) ?? []) open.delete(rank);
    for (const rank of opening.get(start) ?? []) open.add(rank);
    const ids = [...open].toSorted((a, b) => a - b).map((rank) => spans[rank]?.id ?? "");
    cut.push({ start, end, ids: [...new Set(ids)] });
  }
  return cut;
}
