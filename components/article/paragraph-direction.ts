import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { textDirection } from "#lib/domain/text/language.ts";

/**
 * Each block runs as its letters and the article's language say. The browser’s own `auto` goes by the first letter, which in “A12 …”
 * turns a Hebrew paragraph around.
 */
export function paragraphDirection(language: () => string) {
  /** Blocks are looked at once: most of them stay as they are while another is typed in. */
  const known = new WeakMap<Node, { language: string; direction: "ltr" | "rtl" }>();
  const directionOf = (node: Node) => {
    const before = known.get(node);
    if (before?.language === language()) return before.direction;
    const direction = textDirection(node.textContent, language());
    known.set(node, { language: language(), direction });
    return direction;
  };
  const drawn = (document: Node) => {
    const decorations: Decoration[] = [];
    document.descendants((node, position) => {
      if (!node.isBlock) return false;
      if (node.type.name !== "horizontalRule")
        decorations.push(Decoration.node(position, position + node.nodeSize, { dir: directionOf(node) }));
      return !node.isTextblock;
    });
    return DecorationSet.create(document, decorations);
  };
  return Extension.create({
    name: "paragraphDirection",
    addProseMirrorPlugins: () => {
      const plugin: Plugin<{ language: string; set: DecorationSet }> = new Plugin({
        state: {
          init: (_, { doc }) => ({ language: language(), set: drawn(doc) }),
          apply: (transaction, before) =>
            transaction.docChanged || before.language !== language() ? { language: language(), set: drawn(transaction.doc) } : before,
        },
        props: { decorations: (state) => plugin.getState(state)?.set },
      });
      return [plugin];
    },
  });
}
