import { Extension, Mark, mergeAttributes, Node } from "@tiptap/core";
import { spanOf } from "./cell-span.ts";

const span = {
  default: 1,
  parseHTML: (element: HTMLElement, name: string) => spanOf(element.getAttribute(name)),
};

function cell(name: "tableCell" | "tableHeader", tag: "td" | "th") {
  return Node.create({
    name,
    content: "paragraph+",
    isolating: true,
    addAttributes: () => ({
      colspan: { ...span, parseHTML: (element: HTMLElement) => span.parseHTML(element, "colspan") },
      rowspan: { ...span, parseHTML: (element: HTMLElement) => span.parseHTML(element, "rowspan") },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ node, HTMLAttributes }) => [
      tag,
      Object.fromEntries(Object.entries(mergeAttributes(HTMLAttributes)).filter(([key]) => node.attrs[key] !== 1)),
      0,
    ],
  });
}

/** Stands in a box of its own that scrolls sideways: a wide table never widens the page. */
const table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["div", { class: "table-box" }, ["table", ["tbody", 0]]],
});

const tableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)+",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const roles: Readonly<Record<string, string>> = { table: "table", tableRow: "row", tableCell: "cell", tableHeader: "header_cell" };

/** What prosemirror-tables asks of a schema to edit its tables. */
const tableRoles = Extension.create({
  name: "tableRoles",
  extendNodeSchema: ({ name }: { name: string }) => (roles[name] === undefined ? {} : { tableRole: roles[name] }),
});

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

export const articleNodes = [
  table,
  tableRow,
  cell("tableCell", "td"),
  cell("tableHeader", "th"),
  tableRoles,
  picture,
  script("superscript", "sup"),
  script("subscript", "sub"),
  sign,
];
