/** Everything that a key can ask for in the room. One list for the shortcuts, the help sheet and the bubble. */
export const keyCommands = [
  { id: "annotate", label: "Annotate the selection", key: "a", group: "Selection" },
  { id: "to-check", label: "Mark the selection as “to check”", key: "t", group: "Selection" },
  { id: "add-passage", label: "Add the selection to the open annotation", key: "p", group: "Selection" },
  { id: "next", label: "Next annotation", key: "j", group: "Annotations" },
  { id: "previous", label: "Previous annotation", key: "k", group: "Annotations" },
  { id: "edit", label: "Edit the open annotation", key: "e", group: "Annotations" },
  { id: "comment", label: "Comment on the open annotation", key: "c", group: "Annotations" },
  { id: "confirm", label: "Confirm that the verdict holds in the changed sentence", key: "y", group: "Annotations" },
  { id: "submit", label: "Submit the open annotation for sign-off", key: "s", group: "Annotations" },
  { id: "delete", label: "Delete the open annotation (can be undone)", key: "Delete", group: "Annotations" },
  { id: "reader", label: "Go to the article’s text", key: "g", group: "Room" },
  { id: "review", label: "Go to the verdict on the whole", key: "r", group: "Room" },
  { id: "filter", label: "Filter by verdict", key: "/", group: "Room" },
  { id: "help", label: "Show all keys", key: "?", group: "Room" },
] as const;

export type KeyCommandId = (typeof keyCommands)[number]["id"];
export type Keymap = Record<KeyCommandId, string>;
export type KeyIntent = { id: KeyCommandId } | { verdict: number } | null;

export const firstKeymap = Object.fromEntries(keyCommands.map(({ id, key }) => [id, key])) as Keymap;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "altKey" | "metaKey">;

/** What a key asks for. Digits choose verdicts by their place on the scale, counted from 1. */
export function intentOf(pressed: Pressed, keymap: Keymap): KeyIntent {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const key = keyOf(pressed);
  const command = keyCommands.find(({ id }) => keymap[id] === key);
  if (command) return { id: command.id };
  return /^[1-9]$/.test(key) ? { verdict: Number(key) - 1 } : null;
}

/** A key's name. On a keyboard set to another script, the Latin letter in the same place. */
export function keyOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  const foreign = key.length === 1 && key.charCodeAt(0) > 127;
  return foreign && latin ? latin.toLowerCase() : key.length === 1 ? key.toLowerCase() : key;
}

export function keyName(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key === "Delete" ? "Del" : key;
}

const storageKey = "assay:keys";

export function storedKeymap(): Keymap {
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
  if (typeof kept !== "object" || kept === null) return firstKeymap;
  const chosen = Object.entries(kept).filter(([id, key]) => id in firstKeymap && typeof key === "string");
  return { ...firstKeymap, ...Object.fromEntries(chosen) };
}

export function storeKeymap(keymap: Keymap): void {
  localStorage.setItem(storageKey, JSON.stringify(keymap));
}

/** The same keymap with one key changed; a command that had the key takes the other's. */
export function withKey(keymap: Keymap, id: KeyCommandId, key: string): Keymap {
  const holder = keyCommands.find((command) => keymap[command.id] === key);
  return { ...keymap, ...(holder ? { [holder.id]: keymap[id] } : {}), [id]: key };
}
