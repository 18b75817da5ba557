import { Extension } from "@tiptap/core";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";

/** Tables can be edited as such: Tab goes from cell to cell, several cells can be chosen, and what is deleted leaves a whole table. */
export const tableTools = Extension.create({
  name: "tableTools",
  addKeyboardShortcuts() {
    const { view } = this.editor;
    return {
      Tab: () => goToNextCell(1)(view.state, view.dispatch),
      "Shift-Tab": () => goToNextCell(-1)(view.state, view.dispatch),
    };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});
