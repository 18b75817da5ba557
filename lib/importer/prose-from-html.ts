import type { JSONContent } from "@tiptap/core";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { proseSchema } from "#lib/domain/prose/prose-schema.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { asRead } from "./rules/as-read.ts";
import { overrunOf, sanitize } from "./sanitize.ts";

/** What HTML from outside says, as prose; headings become paragraphs. What can't be read safely gives null. */
export function proseFromHtml(html: string): DocumentJson | null {
  if (overrunOf(html) !== null) return null;
  const content = blocksFromHtml(sanitize(asRead(html).html)).blocks.flatMap(toProse);
  return content.length > 0 ? { type: "doc", content } : emptyProse;
}

function toProse(node: JSONContent): JSONContent[] {
  if (node.type === "horizontalRule") return [];
  if (node.type === "picture") return [paragraph(canonicalText(node))];
  if (node.type === "heading") return [{ type: "paragraph", ...(node.content && { content: node.content.flatMap(toProse) }) }];
  if (node.type === "text") return [withoutArticleMarks(node)];
  return [{ ...node, ...(node.content && { content: node.content.flatMap(toProse) }) }];
}

function paragraph(text: string): JSONContent {
  return { type: "paragraph", content: [{ type: "text", text }] };
}

function withoutArticleMarks({ marks, ...node }: JSONContent): JSONContent {
  const kept = marks?.filter(({ type }) => type in proseSchema.marks) ?? [];
  return kept.length > 0 ? { ...node, marks: kept } : node;
}
