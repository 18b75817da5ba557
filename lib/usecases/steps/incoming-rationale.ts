import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { IncomingAnnotation } from "#lib/domain/incoming/incoming-annotation.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { proseFromHtml } from "#lib/importer/prose-from-html.ts";

/** The comments of an annotation as one rationale, each read in the format it is written in. */
export function incomingRationale(parts: IncomingAnnotation["rationale"]): DocumentJson {
  const content = parts.flatMap(({ format, value }) => {
    const prose = format === "html" ? proseFromHtml(value) : format === "markdown" ? proseFromMarkdown(value) : null;
    return (prose ?? plainProse(value)).content ?? [];
  });
  return content.length > 0 ? { type: "doc", content } : emptyProse;
}

function plainProse(text: string): DocumentJson {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== "");
  return { type: "doc", content: paragraphs.map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] })) };
}
