import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";

/** Runs in the browser: Tiptap with what it comes with, on an article's worth of words, ready for the first key. */
const paragraph = "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry until the spring.";
new Editor({
  element: document.body,
  extensions: [StarterKit],
  content: `<p>${paragraph}</p>`.repeat(40),
  autofocus: "start",
});
