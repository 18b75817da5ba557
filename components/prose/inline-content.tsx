import type { JSONContent } from "@tiptap/core";
import { Fragment, type ReactNode } from "react";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { hostShown } from "./host-shown.ts";

/** Text of a block between two offsets counted from the block's start, with its emphasis and links. */
export function inlineContent(content: JSONContent[] | undefined, start = 0, end = Number.POSITIVE_INFINITY): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const inline of content ?? []) {
    const length = inlineLength(inline);
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    if (from < to) join(nodes, inline.type === "text" ? formatted(inline, from, to, at) : lineBreak(at));
    at += length;
  }
  return nodes;
}

/** Neighbours without a mark of their own, such as the cues of a transcript, are one text. */
function join(nodes: ReactNode[], node: ReactNode): void {
  const last = nodes.at(-1);
  if (typeof last === "string" && typeof node === "string") nodes.splice(-1, 1, last + node);
  else nodes.push(node);
}

/** With the line feed that it is in the canonical text, which no browser shows. */
function lineBreak(key: number): ReactNode {
  return (
    <Fragment key={key}>
      <br />
      {"\n"}
    </Fragment>
  );
}

function formatted(inline: JSONContent, from: number, to: number, key: number): ReactNode {
  const text = (inline.text ?? "").slice(from, to);
  const marks = inline.marks ?? [];
  if (marks.length === 0) return text;
  return marks.reduceRight<ReactNode>((inner, mark) => wrapped(mark, inner, key), text);
}

export function wrapped(mark: NonNullable<JSONContent["marks"]>[number], inner: ReactNode, key: number): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong key={key}>{inner}</strong>;
    case "italic":
      return <em key={key}>{inner}</em>;
    case "strike":
      return <s key={key}>{inner}</s>;
    case "superscript":
      return <sup key={key}>{inner}</sup>;
    case "subscript":
      return <sub key={key}>{inner}</sub>;
    case "sign":
      return (
        <span key={key} className="sign">
          {inner}
        </span>
      );
    case "link": {
      const href = mark.attrs?.href;
      if (typeof href !== "string" || !isSafeLink(href)) return inner;
      return (
        <a key={key} href={href} rel="nofollow noopener ugc" {...hostShown(href)}>
          {inner}
        </a>
      );
    }
    default:
      return inner;
  }
}

/** Length of an inline node in the canonical text, in UTF-16 units. */
export function inlineLength(inline: JSONContent): number {
  return inline.type === "text" ? (inline.text?.length ?? 0) : 1;
}
