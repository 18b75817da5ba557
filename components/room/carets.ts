import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { SharedProse } from "./shared-prose.ts";

type Person = { name?: unknown; colour?: unknown };

/** Shows where the others stand in a shared text, and what they have selected there. */
export const Carets = Extension.create<{ prose: SharedProse | null }>({
  name: "carets",
  addOptions: () => ({ prose: null }),
  addProseMirrorPlugins() {
    const awareness = this.options.prose?.awareness;
    return awareness ? [yCursorPlugin(awareness, { cursorBuilder: caret, selectionBuilder: selection })] : [];
  },
});

function caret(user: Person): HTMLElement {
  const element = document.createElement("span");
  element.className = `caret ${colourOf(user)}`;
  element.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "caret-name";
  label.textContent = String(user.name ?? "");
  element.append("\u2060", label, "\u2060");
  return element;
}

function selection(user: Person) {
  return { class: `caret-selection ${colourOf(user)}` };
}

function colourOf({ colour }: Person): string {
  return `person-${Number(colour) || 1}`;
}
