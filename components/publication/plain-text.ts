import type { JSONContent } from "@tiptap/core";

/** A document's words on one line. */
export function plainText(node: JSONContent): string {
  return words(node).replaceAll(/\s+/gu, " ").trim();
}

function words(node: JSONContent): string {
  if (node.type === "text") return node.text ?? "";
  const inner = (node.content ?? []).map(words).join("");
  return node.type === "doc" || ["bold", "text"].includes(node.type ?? "") ? inner : `${inner} `;
}
