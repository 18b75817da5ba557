import { Mark, Node } from "@tiptap/core";
import { tableNodes } from "./table-nodes.ts";

/** The words that a page gives in place of a picture. Readers of the page saw the picture, so it is drawn apart from the text. */
const picture = Node.create({
  name: "picture",
  group: "block",
  content: "text*",
  marks: "",
  parseHTML: () => [{ tag: "p.picture", priority: 60 }],
  renderHTML: () => ["p", { class: "picture" }, 0],
});

function script(name: "superscript" | "subscript", tag: "sup" | "sub") {
  return Mark.create({ name, inclusive: false, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });
}

/** The signs `^(`, `_(` and `)` around raised and lowered text: part of the text, drawn as the text's position. */
const sign = Mark.create({
  name: "sign",
  inclusive: false,
  parseHTML: () => [{ tag: "span.sign" }],
  renderHTML: () => ["span", { class: "sign" }, 0],
});

export const articleNodes = [...tableNodes, picture, script("superscript", "sup"), script("subscript", "sub"), sign];
