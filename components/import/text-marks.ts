import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { ChromeLine } from "#lib/domain/article/import-draft.ts";

/** A block that looks like page chrome, by its place in the document as it stands. */
export type MarkedBlock = ChromeLine & { blockIndex: number };

/** What the clean-up view points out in the text: likely page chrome, and a word the original doesn't have. */
export type TextMarks = { chrome: MarkedBlock[]; added: { from: number; to: number } | null };

const key = new PluginKey<DecorationSet>("text-marks");

/** Draws what `markText` last told, moving along with edits. `onStrike` is called with the index of the block to strike out. */
export function textMarks(onStrike: (blockIndex: number) => void) {
  return Extension.create({
    name: "textMarks",
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, before) {
            const marks: TextMarks | undefined = transaction.getMeta(key);
            if (marks === undefined) return before.map(transaction.mapping, transaction.doc);
            return DecorationSet.create(transaction.doc, decorations(transaction.doc, marks, onStrike));
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  });
}

/** Shows `marks` from now on. No step of undoing. */
export function markText(view: EditorView, marks: TextMarks): void {
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}

/** Where a top-level block stands, in ProseMirror positions; `null` when there is none. */
export function placeOfBlock(state: EditorState, blockIndex: number): { from: number; to: number } | null {
  const node = state.doc.maybeChild(blockIndex);
  if (node === null) return null;
  let from = 0;
  for (let index = 0; index < blockIndex; index += 1) from += state.doc.child(index).nodeSize;
  return { from, to: from + node.nodeSize };
}

function decorations(document: Node, marks: TextMarks, onStrike: (blockIndex: number) => void): Decoration[] {
  const reasons = new Map(marks.chrome.map((block) => [block.blockIndex, block.reason] as const));
  const drawn: Decoration[] = [];
  document.forEach((node, offset, index) => {
    const reason = reasons.get(index);
    if (reason === undefined) return;
    drawn.push(Decoration.node(offset, offset + node.nodeSize, { class: "likely-chrome" }));
    // Beside a table, within anything else.
    const place = node.type.name === "table" ? offset : offset + node.nodeSize - 1;
    drawn.push(
      Decoration.widget(place, () => strikeButton(reason, () => onStrike(index)), {
        side: 1,
        key: `${index} ${reason}`,
      }),
    );
  });
  if (marks.added !== null) drawn.push(Decoration.inline(marks.added.from, marks.added.to, { class: "added-word" }));
  return drawn;
}

/** For the hand on the text. The same is offered, to keyboard and screen reader, in the list beside it; so this one is hidden from them. */
function strikeButton(reason: string, strike: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.ariaHidden = "true";
  button.contentEditable = "false";
  button.className = "strike-out";
  button.title = reason;
  button.textContent = "Strike out";
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", strike);
  return button;
}
