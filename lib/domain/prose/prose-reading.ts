import * as Y from "yjs";
import type { DocumentJson } from "../article/article-schema.ts";
import { spanOf } from "../article/cell-span.ts";
import { listStart } from "../article/list-start.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { toStorable } from "../text/storable.ts";
import type { ProseMark, ProseNode } from "./prose-node.ts";

/** The shared type within the Yjs document that holds the prose, as Tiptap's Collaboration extension calls it. */
export const proseField = "default";

/**
 * What a Yjs document says, as prose that holds to the schema: what two people's changes made invalid between them, and what a client of
 * another making put in, is left out. Needs no editor, so that whoever only reads along loads none.
 */
export function readProse(document: Y.Doc): DocumentJson {
  const blocks = document.getXmlFragment(proseField).toArray().flatMap(nodesOf);
  const content = blocks.flatMap((node) => repairBlock(node, 1));
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** As Tiptap's Collaboration extension writes them: an element is a node, a piece of formatted text is a text node. */
function nodesOf(part: unknown): ProseNode[] {
  if (part instanceof Y.XmlText) {
    const pieces: { insert?: unknown; attributes?: Record<string, unknown> }[] = part.toDelta();
    return pieces.flatMap(({ insert, attributes = {} }) =>
      typeof insert === "string" ? [{ type: "text", text: insert, marks: marksOf(attributes) }] : [],
    );
  }
  if (!(part instanceof Y.XmlElement)) return [];
  return [{ type: part.nodeName, attrs: part.getAttributes(), content: part.toArray().flatMap(nodesOf) }];
}

/** From the outermost on, as the schema nests them. Of marks that may overlap, the binding adds a hash to the name. */
function marksOf(attributes: Record<string, unknown>): ProseMark[] {
  const named = new Map(Object.entries(attributes).map(([name, attrs]) => [name.replace(/--[a-zA-Z0-9+/=]{8}$/, ""), attrs]));
  return markOrder.flatMap((type) => (named.has(type) ? [{ type, attrs: attrsOf(named.get(type)) }] : []));
}

function attrsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

const deepest = 30;
const plainMarks = new Set(["bold", "italic", "strike"]);
const markOrder = ["link", ...plainMarks];

function repairBlock(node: ProseNode, depth: number): ProseNode[] {
  if (depth > deepest) return [];
  const children = node.content ?? [];
  switch (node.type) {
    case "paragraph": {
      const content = children.flatMap(repairInline);
      return [{ type: "paragraph", ...(content.length > 0 && { content }) }];
    }
    case "blockquote": {
      const content = children.flatMap((child) => repairBlock(child, depth + 1));
      return content.length > 0 ? [{ type: "blockquote", content }] : [];
    }
    case "bulletList":
    case "orderedList": {
      const content = children.flatMap((child) => repairItem(child, depth + 1));
      return content.length > 0
        ? [{ type: node.type, ...(node.type === "orderedList" && { attrs: { start: listStart(Number(node.attrs?.start)) } }), content }]
        : [];
    }
    case "table": {
      const content = children.flatMap(repairRow);
      return content.length > 0 ? [{ type: "table", content }] : [];
    }
    default:
      return [];
  }
}

function repairRow(node: ProseNode): ProseNode[] {
  if (node.type !== "tableRow") return [];
  const content = (node.content ?? []).flatMap(repairCell);
  return content.length > 0 ? [{ type: "tableRow", content }] : [];
}

function repairCell({ type, attrs, content = [] }: ProseNode): ProseNode[] {
  if (type !== "tableCell" && type !== "tableHeader") return [];
  const blocks = content.filter((block) => block.type === "paragraph").flatMap((block) => repairBlock(block, 1));
  const spans = { colspan: spanOf(attrs?.colspan ?? 1), rowspan: spanOf(attrs?.rowspan ?? 1) };
  return [{ type, attrs: spans, content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] }];
}

/** A list item begins with a paragraph. */
function repairItem(node: ProseNode, depth: number): ProseNode[] {
  if (node.type !== "listItem") return [];
  const content = (node.content ?? []).flatMap((child) => repairBlock(child, depth + 1));
  if (content.length === 0) return [];
  return [{ type: "listItem", content: content[0]?.type === "paragraph" ? content : [{ type: "paragraph" }, ...content] }];
}

function repairInline(node: ProseNode): ProseNode[] {
  if (node.type === "hardBreak") return [{ type: "hardBreak" }];
  const text = node.type === "text" && typeof node.text === "string" ? toStorable(node.text) : "";
  if (text === "") return [];
  const marks = (node.marks ?? []).flatMap(repairMark);
  return [{ type: "text", text, ...(marks.length > 0 && { marks }) }];
}

function repairMark({ type, attrs }: ProseMark): ProseMark[] {
  if (plainMarks.has(type)) return [{ type }];
  const href = attrs?.href;
  return type === "link" && typeof href === "string" && isSafeLink(href) ? [{ type, attrs: { href } }] : [];
}
