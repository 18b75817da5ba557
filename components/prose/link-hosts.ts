import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { hostShown } from "./host-shown.ts";

const key = new PluginKey<DecorationSet>("link-hosts");

/** Shows in an editor where a link leads whose host isn't what it looks like, without becoming part of the text. */
export const linkHosts = Extension.create({
  name: "linkHosts",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, { doc }) => decorations(doc),
        apply: (transaction, before) => (transaction.docChanged ? decorations(transaction.doc) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function decorations(document: Node): DecorationSet {
  const found: Decoration[] = [];
  document.descendants((node, position) => {
    const href: unknown = node.marks.find(({ type }) => type.name === "link")?.attrs.href;
    const shown = typeof href === "string" ? hostShown(href) : {};
    if (shown.title) found.push(Decoration.inline(position, position + node.nodeSize, { "data-host": shown.title, title: shown.title }));
  });
  return DecorationSet.create(document, found);
}
