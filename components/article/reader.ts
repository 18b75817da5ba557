import { Editor } from "@tiptap/core";
import { articleExtensions, type DocumentJson } from "#lib/domain/article/article-schema.ts";
import { paragraphDirection } from "./paragraph-direction.ts";
import { indexText, type TextIndex } from "./text-index.ts";

export type Reader = { element: HTMLElement; index: TextIndex; close: () => void };

type ReaderOptions = { element: HTMLElement; document: DocumentJson; language: string; label: string; describedBy?: string };

/** Draws an article for reading: the same Tiptap schema as everywhere, nothing editable, each block with its direction. */
export function openReader({ element, document, language, label, describedBy }: ReaderOptions): Reader {
  const editor = new Editor({
    // Not on the page until it is whole: while it is put together ProseMirror asks where things stand, which there costs a layout each time.
    element: window.document.createElement("div"),
    extensions: [...articleExtensions, paragraphDirection(() => language)],
    content: document,
    editable: false,
    injectCSS: false,
    editorProps: {
      // The selection is the browser's own: after a drag ProseMirror would put back, a moment later, what it believes was selected.
      handleDOMEvents: { mousedown: () => true },
      attributes: {
        class: "article-text",
        tabindex: "0",
        role: "article",
        lang: language,
        "aria-label": label,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
      },
    },
  });
  element.append(editor.view.dom);
  return { element: editor.view.dom, index: indexText(editor.view), close: () => editor.destroy() };
}
