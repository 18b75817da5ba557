import type { JSONContent } from "@tiptap/core";
import type { ReactNode } from "react";
import { Fragment } from "react";
import { inlineContent } from "./inline-content.tsx";

type Props = {
  node: JSONContent;
  /** Level that a heading of level 1 gets on the page. */
  headings?: number;
  /** Draws a paragraph or heading; by default just its text. */
  textBlock?: (node: JSONContent, element: (children: ReactNode) => ReactNode) => ReactNode;
};

/** A document's blocks as HTML. Unknown nodes are passed through to their children, so that nothing stored can bring its own element. */
export function RichText({ node, headings = 3, textBlock = plain }: Props): ReactNode {
  const children = (node.content ?? []).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <RichText key={index} node={child} headings={headings} textBlock={textBlock} />
  ));
  switch (node.type) {
    case "paragraph":
      return textBlock(node, (inner) => <p dir="auto">{inner}</p>);
    case "heading":
      return textBlock(node, (inner) => {
        const Heading = headingAt(headings, node.attrs?.level);
        return <Heading dir="auto">{inner}</Heading>;
      });
    case "blockquote":
      return <blockquote>{children}</blockquote>;
    case "bulletList":
      return <ul>{children}</ul>;
    case "orderedList":
      return <ol start={firstNumber(node)}>{children}</ol>;
    case "listItem":
      return <li>{children}</li>;
    case "horizontalRule":
      return <hr />;
    default:
      return <Fragment>{children}</Fragment>;
  }
}

function plain(node: JSONContent, element: (children: ReactNode) => ReactNode) {
  return element(inlineContent(node.content));
}

function firstNumber(node: JSONContent): number | undefined {
  const start = node.attrs?.start;
  return typeof start === "number" && start !== 1 ? start : undefined;
}

const tags = ["h2", "h3", "h4", "h5", "h6"] as const;

function headingAt(first: number, level: unknown) {
  const wanted = first + (typeof level === "number" ? level : 1) - 1;
  return tags[Math.min(wanted, 6) - 2] ?? "h6";
}
