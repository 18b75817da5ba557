import { Extension, mergeAttributes, Node } from "@tiptap/core";
import { spanOf } from "./cell-span.ts";

function span(name: "colspan" | "rowspan") {
  return { default: 1, parseHTML: (element: HTMLElement) => spanOf(element.getAttribute(name)) };
}

function cell(name: "tableCell" | "tableHeader", tag: "td" | "th") {
  return Node.create({
    name,
    content: "paragraph+",
    isolating: true,
    addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }),
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

/** Tables, in articles and in prose. */
export const tableNodes = [table, tableRow, cell("tableCell", "td"), cell("tableHeader", "th"), tableRoles];
