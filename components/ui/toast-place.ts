/** Edges of a box in the window, in CSS pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };
/** How much of what people read and press lies under a box: points of it, of a grid. */
export type Covered = { text: number; controls: number };

/** Where messages can stand: at the foot or the head of the window, at its left, in the middle or at its right. */
export const toastPlaces = ["foot left", "foot middle", "foot right", "head left", "head middle", "head right"] as const;
export type ToastPlace = (typeof toastPlaces)[number];

const margin = 16;
/** Below the bars at the head of a page. */
const head = 64;

/** The box that messages of this size take at a place of the window. */
export function boxAt(place: ToastPlace, size: { width: number; height: number }, view: { width: number; height: number }): Box {
  const middle = Math.round((view.width - size.width) / 2);
  const left = place.endsWith("left") ? margin : place.endsWith("right") ? view.width - margin - size.width : middle;
  const top = place.startsWith("head") ? head : view.height - margin - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/**
 * Where messages cover no control and no text, or the least of both; of several such places the one nearest to where the act was. A control
 * counts for more than text, which can be scrolled.
 */
export function choosePlace(
  size: { width: number; height: number },
  view: { width: number; height: number },
  act: { x: number; y: number },
  coveredAt: (box: Box) => Covered,
): ToastPlace {
  const judged = toastPlaces.map((place) => {
    const box = boxAt(place, size, view);
    const { text, controls } = coveredAt(box);
    const away = Math.hypot((box.left + box.right) / 2 - act.x, (box.top + box.bottom) / 2 - act.y);
    return { place, cost: controls * 20 + text, away };
  });
  judged.sort((a, b) => a.cost - b.cost || a.away - b.away);
  return judged[0]?.place ?? "foot left";
}
