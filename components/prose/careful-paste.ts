import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { showToast } from "../ui/toast-store.ts";
import { pastedProse, pasteWords } from "./pasted-prose.ts";

/** What is pasted from Word, Google Docs or a page keeps what prose can hold; what it can't is said. */
export const carefulPaste = Extension.create({
  name: "carefulPaste",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML(html) {
          const page = new DOMParser().parseFromString(html, "text/html");
          const said = pasteWords(pastedProse(page));
          if (said) showToast(said);
          return page.body.innerHTML;
        },
      },
    }),
  ],
});
