import type { JSONContent } from "@tiptap/core";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { overrunOf, sanitize } from "./sanitize.ts";

/** What HTML from outside says, as prose; headings become paragraphs. What can't be read safely gives null. */
export function proseFromHtml(html: string): DocumentJson | null {
  if (overrunOf(html) !== null) return null;
  const content = blocksFromHtml(sanitize(html)).blocks.flatMap(toProse);
  return content.length > 0 ? { type: "doc", content } : emptyProse;
}

function toProse(node: JSONContent): JSONContent[] {
  if (node.type === "horizontalRule") return [];
  if (node.type === "heading") return [{ type: "paragraph", ...(node.content && { content: node.content }) }];
  return [{ ...node, ...(node.content && { content: node.content.flatMap(toProse) }) }];
}
