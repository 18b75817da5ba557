import { type Editor, Extension } from "@tiptap/core";
import { Fragment, type Node, type ResolvedPos, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, TextSelection } from "@tiptap/pm/state";
import { addRowAfter, CellSelection, deleteTable, goToNextCell, isInTable, tableEditing } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

/**
 * Tables in prose. Tab goes from cell to cell and makes a row after the last, the arrows lead out of a table that nothing stands beside, and
 * deleting with every cell chosen deletes the table.
 */
export const proseTables = Extension.create({
  name: "proseTables",
  // Before the lists, which take Tab for themselves.
  priority: 1000,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Tab: () => nextCell(editor),
      "Shift-Tab": () => goToNextCell(-1)(editor.state, editor.view.dispatch),
      ArrowDown: () => leave(editor.view, 1),
      ArrowUp: () => leave(editor.view, -1),
      Backspace: () => deleteWhole(editor.state, editor.view.dispatch),
      Delete: () => deleteWhole(editor.state, editor.view.dispatch),
    };
  },
  addProseMirrorPlugins: () => [sharedTables(), new Plugin({ props: { transformPasted: fittingCell, handleClick: clickBelow } })],
});

/**
 * What two people's changes leave of a table between them is made even by whoever writes in it next, not by all who hear of it: each would
 * add the same missing cells, and then those that the other has too many.
 */
function sharedTables(): Plugin {
  const plugin = tableEditing();
  return new Plugin({
    ...plugin.spec,
    appendTransaction: (transactions, before, after) =>
      transactions.some((transaction) => transaction.getMeta(ySyncPluginKey) !== undefined)
        ? null
        : plugin.spec.appendTransaction?.call(plugin, transactions, before, after),
  });
}

function nextCell({ state, view }: Editor): boolean {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, view.dispatch)) return true;
  return addRowAfter(state, view.dispatch) && goToNextCell(1)(view.state, view.dispatch);
}

function deleteWhole(state: EditorState, dispatch: EditorView["dispatch"]): boolean {
  const { selection } = state;
  return selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection() && deleteTable(state, dispatch);
}

/** Where no text stands on that side of the table, a paragraph is made there. */
function leave(view: EditorView, direction: 1 | -1): boolean {
  const { selection } = view.state;
  const depth = tableDepth(selection.$head);
  if (!selection.empty || depth === null || !view.endOfTextblock(direction === 1 ? "down" : "up")) return false;
  const { $head } = selection;
  const [row, parent] = [$head.index(depth), $head.index(depth - 1)];
  const isEdge = direction === 1 ? row === $head.node(depth).childCount - 1 : row === 0;
  const isAlone = direction === 1 ? parent === $head.node(depth - 1).childCount - 1 : parent === 0;
  const inCell = $head.index(depth + 2);
  const isLastLine = direction === 1 ? inCell === $head.node(depth + 2).childCount - 1 : inCell === 0;
  if (!isEdge || !isAlone || !isLastLine) return false;
  addParagraph(view, direction === 1 ? $head.after(depth) : $head.before(depth));
  return true;
}

function tableDepth($position: ResolvedPos): number | null {
  for (let depth = $position.depth - 3; depth > 0; depth--) if ($position.node(depth).type.name === "table") return depth;
  return null;
}

function addParagraph(view: EditorView, position: number): void {
  const { paragraph } = view.state.schema.nodes;
  if (!paragraph) return;
  const transaction = view.state.tr.insert(position, paragraph.create());
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, position + 1)).scrollIntoView());
}

/** Whoever clicks below a table at the end wants to write on there. */
function clickBelow(view: EditorView, _: number, event: MouseEvent): boolean {
  const { doc } = view.state;
  const below = view.dom.lastElementChild?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
  if (!view.editable || doc.lastChild?.type.name !== "table" || event.clientY <= below) return false;
  addParagraph(view, doc.content.size);
  return true;
}

/** In a cell there is no place for lists, quotes and what else stands around a table: their paragraphs are pasted. Cells go into cells. */
function fittingCell(slice: Slice, view: EditorView): Slice {
  const blocks: Node[] = [];
  slice.content.forEach((block) => void blocks.push(block));
  const isCells = blocks.length === 1 && /^table/.test(blocks[0]?.type.name ?? "");
  if (!isInTable(view.state) || isCells || blocks.every((block) => block.isTextblock || block.isInline)) return slice;
  const paragraphs: Node[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock) paragraphs.push(node);
    return !node.isTextblock;
  });
  return new Slice(Fragment.from(paragraphs), 1, 1);
}
