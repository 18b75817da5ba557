export type MarginItem = { id: string /** Where its passage stands, in pixels. */; top: number; height: number };

/**
 * Places cards beside their passages, in pixels from the top of the margin: none overlaps another, each as near its passage as the others
 * let it, and the chosen one on its own line unless the cards above it would leave the page. `items` come in reading order.
 */
export function layoutMargin(items: MarginItem[], chosenId: string | null, gap: number): Map<string, number> {
  const places = items.map((item) => Math.max(0, item.top));
  const chosen = items.findIndex((item) => item.id === chosenId);
  pushUp(items, places, chosen, gap);
  let floor = 0;
  for (const [index, item] of items.entries()) {
    const place = Math.max(places[index] ?? 0, floor);
    places[index] = place;
    floor = place + item.height + gap;
  }
  return new Map(items.map((item, index) => [item.id, places[index] ?? 0]));
}

/** From the chosen card upwards: each ends above the next. */
function pushUp(items: MarginItem[], places: number[], chosen: number, gap: number): void {
  let ceiling = places[chosen] ?? 0;
  for (let index = chosen - 1; index >= 0; index--) {
    const height = items[index]?.height ?? 0;
    places[index] = Math.max(0, Math.min(places[index] ?? 0, ceiling - gap - height));
    ceiling = places[index] ?? 0;
  }
}
