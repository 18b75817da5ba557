export type MarginItem = { id: string /** Where its passage stands, in pixels. */; top: number; height: number };

/** Pixels by which the chosen card gives way to those above it: as far as one still sees it beside its words. */
export const mostGivingWay = 160;

/**
 * Places cards beside their passages, in pixels from the top of the margin: none overlaps another, each as near its passage as the others
 * let it, and the chosen one on its own line, or a little below so that none above it leaves the page. Where so many stand above it that
 * this is not enough, the first of them have no place while it is chosen. `items` come in reading order. `folded`: as high as each will be
 * beside a chosen one, whatever it was when it was measured: one that got no place would never be measured again.
 */
export function layoutMargin(items: MarginItem[], chosenId: string | null, gap: number, folded = Infinity): Map<string, number> {
  return placesOf(fitting(items, chosenId, gap, folded), chosenId, gap);
}

function fitting(items: MarginItem[], chosenId: string | null, gap: number, folded: number): MarginItem[] {
  const chosen = items.findIndex((item) => item.id === chosenId);
  let room = Math.max(0, items[chosen]?.top ?? 0) + mostGivingWay;
  let first = Math.max(0, chosen);
  for (; first > 0; first--) {
    room -= Math.min(items[first - 1]?.height ?? 0, folded) + gap;
    if (room < 0) break;
  }
  return items.slice(first);
}

function placesOf(items: MarginItem[], chosenId: string | null, gap: number): Map<string, number> {
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
