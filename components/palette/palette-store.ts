/** Something the palette can do: go somewhere, or do what a button or a key does too. */
export type PaletteCommand = {
  id: string;
  name: string;
  /** What is said of it beneath its name. */
  more?: string;
  /** More words it is found by. */
  words?: string[];
  /** The shortcut that does the same. */
  keys?: string;
  run: () => void;
};

export type PaletteGroup = { name: string; commands: PaletteCommand[] };

type Offer = () => PaletteGroup[];

const offers = new Set<Offer>();
const listeners = new Set<() => void>();
let open = false;

/** What the page that is open can do, asked when the palette opens. Answers with how to take the offer back. */
export function offerCommands(offer: Offer): () => void {
  offers.add(offer);
  return () => void offers.delete(offer);
}

export function offeredGroups(): PaletteGroup[] {
  return [...offers].flatMap((offer) => offer());
}

export const isPaletteOpen = () => open;

export function setPaletteOpen(now: boolean): void {
  open = now;
  for (const listener of listeners) listener();
}

export function subscribeToPalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
