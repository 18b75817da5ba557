import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { SharedProse } from "../session/shared-prose.ts";

type Person = { id?: unknown; name?: unknown; colour?: unknown };
/** `colourInRoom`: the colour a person has everywhere else in the room, by their id; null for whoever is not seen there. */
type CaretOptions = { prose: SharedProse | null; colourInRoom: (id: unknown) => number | null };

/** Shows where the others stand in a shared text, and what they have selected there. */
export const Carets = Extension.create<CaretOptions>({
  name: "carets",
  addOptions: () => ({ prose: null, colourInRoom: () => null }),
  addProseMirrorPlugins() {
    const { prose, colourInRoom } = this.options;
    if (!prose) return [];
    const colourOf = ({ id, colour }: Person) => `person-${colourInRoom(id) ?? (Number(colour) || 1)}`;
    return [
      yCursorPlugin(prose.awareness, {
        cursorBuilder: (user: Person) => caret(user, colourOf(user)),
        selectionBuilder: (user: Person) => ({ class: `caret-selection ${colourOf(user)}` }),
      }),
    ];
  },
});

function caret(user: Person, colour: string): HTMLElement {
  const element = document.createElement("span");
  element.className = `caret ${colour}`;
  element.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "caret-name";
  label.textContent = String(user.name ?? "");
  element.append("\u2060", label, "\u2060");
  return element;
}
