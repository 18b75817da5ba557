import { prosemirrorToYXmlFragment, updateYFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { DocumentJson } from "../article/article-schema.ts";
import { listStart } from "../article/document-check.ts";
import { isSafeLink } from "../article/safe-link.ts";
import { toStorable } from "../text/storable.ts";
import { isEmptyProse } from "./prose.ts";
import type { ProseMark, ProseNode } from "./prose-node.ts";
import { parseProse, proseSchema } from "./prose-schema.ts";

/** The shared type within the Yjs document that holds the prose, as Tiptap's Collaboration extension calls it. */
export const proseField = "default";

/** A new Yjs document that says `json`. Empty prose has no paragraph, so that two first openings never add up to two. */
export function seedProse(json: DocumentJson): Uint8Array {
  const document = new Y.Doc();
  if (!isEmptyProse(json)) prosemirrorToYXmlFragment(proseSchema.nodeFromJSON(json), document.getXmlFragment(proseField));
  return Y.encodeStateAsUpdate(document);
}

/** The Yjs document that these updates add up to, in whatever order they come. Throws on bytes that are no update. */
export function openProseState(updates: Iterable<Uint8Array>): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document;
}

/** Makes the document say `json`, changing as little as that takes. The change as an update, or null where it said so already. */
export function replaceProse(document: Y.Doc, json: DocumentJson): Uint8Array | null {
  const before = Y.encodeStateVector(document);
  let changed = false;
  const notice = () => {
    changed = true;
  };
  document.on("update", notice);
  document.transact(() => {
    const fragment = document.getXmlFragment(proseField);
    if (isEmptyProse(json)) fragment.delete(0, fragment.length);
    else updateYFragment(document, fragment, proseSchema.nodeFromJSON(json), { mapping: new Map(), isOMark: new Map() });
  });
  document.off("update", notice);
  return changed ? Y.encodeStateAsUpdate(document, before) : null;
}

/**
 * What a Yjs document says, as prose that holds to the schema: what two people's changes made invalid between them, and what a client of
 * another making put in, is left out. Null while it says more than prose may hold.
 */
export function projectProse(document: Y.Doc): DocumentJson | null {
  const said: { content?: ProseNode[] } = yXmlFragmentToProsemirrorJSON(document.getXmlFragment(proseField));
  const blocks = (said.content ?? []).flatMap((node) => repairBlock(node, 1));
  const parsed = parseProse({ type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] });
  return parsed.ok ? parsed.value : null;
}

const deepest = 30;
const plainMarks = new Set(["bold", "italic", "strike"]);

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
    default:
      return [];
  }
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
