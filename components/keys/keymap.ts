/** Everything that a key can ask for in the room. One list for the shortcuts, the help sheet and the bubble. */
export const keyCommands = [
  { id: "annotate", label: "Annotate the selection", key: "a", group: "Selection" },
  { id: "to-check", label: "Mark the selection, or the open annotation, as “to check”", key: "t", group: "Selection" },
  { id: "add-passage", label: "Add the selection to the open annotation", key: "p", group: "Selection" },
  { id: "next", label: "Next annotation", key: "j", group: "Annotations" },
  { id: "previous", label: "Previous annotation", key: "k", group: "Annotations" },
  { id: "edit", label: "Edit the open annotation", key: "Enter", group: "Annotations" },
  { id: "evidence", label: "Add evidence to the open annotation", key: "e", group: "Annotations" },
  { id: "same-event", label: "See what other articles say of the same event", key: "f", group: "Annotations" },
  { id: "rationale", label: "Write the open annotation’s rationale", key: "r", group: "Annotations" },
  { id: "comment", label: "Comment on the open annotation", key: "c", group: "Annotations" },
  { id: "confirm", label: "Confirm that the verdict holds in the changed sentence", key: "y", group: "Annotations" },
  { id: "submit", label: "Submit the open annotation for sign-off", key: "s", group: "Annotations" },
  { id: "submit-next", label: "Submit it and go on to the next, also while writing", key: "Ctrl+Enter", group: "Annotations" },
  { id: "approve", label: "Sign off the open annotation, or the review as a whole", key: "o", group: "Annotations" },
  { id: "return", label: "Return it with a note", key: "b", group: "Annotations" },
  { id: "delete", label: "Delete the open annotation (can be undone)", key: "Delete", group: "Annotations" },
  { id: "undo", label: "Undo what was deleted", key: "Ctrl+z", group: "Annotations" },
  { id: "reader", label: "Go to the article’s text", key: "g", group: "Room" },
  { id: "review", label: "Go to the verdict on the whole", key: "w", group: "Room" },
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
  if (pressed.altKey) return null;
  const key = keyOf(pressed);
  const command = keyCommands.find(({ id }) => keymap[id] === key);
  if (command) return { id: command.id };
  return /^[1-9]$/.test(key) ? { verdict: Number(key) - 1 } : null;
}

/** With Ctrl, or ⌘ where that takes its place. */
const chord = "Ctrl+";

/** A key's name. On a keyboard set to another script, the Latin letter in the same place. */
export function keyOf({ key, code, ctrlKey, metaKey }: Omit<Pressed, "altKey">): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  const foreign = key.length === 1 && key.charCodeAt(0) > 127;
  const name = foreign && latin ? latin.toLowerCase() : key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? chord + name : name;
}

export function keyName(key: string): string {
  if (key.startsWith(chord)) return `${chord}${keyName(key.slice(chord.length))}`;
  return key.length === 1 ? key.toUpperCase() : key === "Delete" ? "Del" : key;
}

/** Whether a keystroke belongs to a word that is being composed with an input method, the one that ends it too. */
export function isComposing({ isComposing: composing, keyCode }: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return composing || keyCode === composingKey;
}

/** Where `isComposing` is false already at the key that ends a word (WebKit). */
const composingKey = 229;

const storageKey = (person: string) => `assay:keys:${person}`;
/** Where keys were kept before each person had their own. */
const formerKey = "assay:keys";

export function storedKeymap(person: string): Keymap {
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey(person)) ?? localStorage.getItem(formerKey) ?? "{}");
  return typeof kept === "object" && kept !== null ? keymapFrom(Object.entries(kept)) : firstKeymap;
}

/** The first keys with those that were chosen: a command that came later makes way for them. */
export function keymapFrom(chosen: [id: string, key: unknown][]): Keymap {
  let keymap = firstKeymap;
  for (const { id } of keyCommands) {
    const key = chosen.find(([name]) => name === id)?.[1];
    if (typeof key === "string" && key !== keymap[id]) keymap = withKey(keymap, id, key);
  }
  return keymap;
}

export function storeKeymap(person: string, keymap: Keymap): void {
  const changed = keyCommands.filter(({ id, key }) => keymap[id] !== key).map(({ id }) => [id, keymap[id]]);
  localStorage.setItem(storageKey(person), JSON.stringify(Object.fromEntries(changed)));
}

/** The same keymap with one key changed; a command that had the key takes the other's. */
export function withKey(keymap: Keymap, id: KeyCommandId, key: string): Keymap {
  const holder = keyCommands.find((command) => keymap[command.id] === key);
  return { ...keymap, ...(holder ? { [holder.id]: keymap[id] } : {}), [id]: key };
}
