import { snapToGraphemes } from "#lib/domain/claim/passages.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { snapToWords } from "#lib/domain/text/whole-words.ts";
import type { Reader } from "./reader.ts";

/**
 * What is selected in the reader, as a span of `text` (UTF-16): whole words, no white space at their ends. A selection that begins
 * or ends outside the reader counts as far as it reaches into it. Null: nothing to annotate.
 */
export function selectedSpan(reader: Reader, text: string, selection: Selection | null): Span | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(reader.element)) return null;
  const start = reader.element.contains(range.startContainer) ? reader.index.offsetOf(range.startContainer, range.startOffset) : 0;
  const end = reader.element.contains(range.endContainer) ? reader.index.offsetOf(range.endContainer, range.endOffset) : text.length;
  if (start === null || end === null) return null;
  return trimSpan(text, { start, end });
}

export function trimSpan(text: string, span: Span): Span | null {
  const words = text.slice(span.start, span.end);
  const start = span.start + words.length - words.trimStart().length;
  const end = span.start + words.trimEnd().length;
  return start < end ? snapToGraphemes(text, snapToWords(text, { start, end })) : null;
}
