import type { JSONContent } from "@tiptap/core";
import type { ReactNode } from "react";
import { Fragment } from "react";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { spanOf } from "#lib/domain/article/cell-span.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { inlineContent } from "./inline-content.tsx";

type Props<Group> = {
  node: JSONContent;
  /** Of the text (BCP 47): says with the letters which way each block runs. Without it, the first letter does. */
  language?: string;
  /** Level that a heading of level 1 gets on the page. */
  headings?: number;
  /** Draws a paragraph or heading; by default just its text. */
  textBlock?: (node: JSONContent, element: (children: ReactNode) => ReactNode) => ReactNode;
  /** Draws what stands around a table; by default nothing. */
  aroundTable?: (node: JSONContent, table: ReactNode) => ReactNode;
  /** Neighbours of one group are drawn within one thing; by default none is of any. */
  group?: (node: JSONContent) => Group | undefined;
  aroundGroup?: (group: Group, children: ReactNode) => ReactNode;
};

/** A document's blocks as HTML. Unknown nodes are passed through to their children, so that nothing stored can bring its own element. */
export function RichText<Group>(props: Props<Group>): ReactNode {
  const { node, language, headings = 3, textBlock = plain, aroundTable = tableAlone } = props;
  const children = inGroups(props);
  const dir = directionOf(node, language);
  switch (node.type) {
    case "paragraph":
      return textBlock(node, (inner) => <p dir={dir ?? "auto"}>{inner}</p>);
    case "heading":
      return textBlock(node, (inner) => {
        const Heading = headingAt(headings, node.attrs?.level);
        return <Heading dir={dir ?? "auto"}>{inner}</Heading>;
      });
    case "blockquote":
      return <blockquote dir={dir}>{children}</blockquote>;
    case "bulletList":
      return <ul dir={dir}>{children}</ul>;
    case "orderedList":
      return (
        <ol dir={dir} start={firstNumber(node)}>
          {children}
        </ol>
      );
    case "listItem":
      return <li>{children}</li>;
    case "picture":
      return textBlock(node, (inner) => (
        <p className="picture" dir={dir ?? "auto"}>
          {inner}
        </p>
      ));
    case "table":
      return aroundTable(
        node,
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
        <section className="table-box" tabIndex={0} aria-label="Table">
          <table dir={dir ?? "auto"}>
            <tbody>{children}</tbody>
          </table>
        </section>,
      );
    case "tableRow":
      return <tr>{children}</tr>;
    case "tableHeader":
      return <th {...spansOf(node)}>{children}</th>;
    case "tableCell":
      return <td {...spansOf(node)}>{children}</td>;
    case "horizontalRule":
      return <hr />;
    default:
      return <Fragment>{children}</Fragment>;
  }
}

function inGroups<Group>({ node, group, aroundGroup, ...rest }: Props<Group>): ReactNode {
  const nodes = node.content ?? [];
  const drawn = nodes.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <RichText key={index} node={child} group={group} aroundGroup={aroundGroup} {...rest} />
  ));
  if (!group || !aroundGroup) return drawn;
  const groups = nodes.map(group);
  return groups.map((own, first) => {
    if (own === undefined) return drawn[first];
    if (own === groups[first - 1]) return null;
    const after = groups.findIndex((other, index) => index > first && other !== own);
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    return <Fragment key={`group ${first}`}>{aroundGroup(own, drawn.slice(first, after === -1 ? undefined : after))}</Fragment>;
  });
}

function directionOf(node: JSONContent, language: string | undefined): "ltr" | "rtl" | undefined {
  return language === undefined || !directed.has(node.type ?? "") ? undefined : textDirection(canonicalText(node), language);
}

const directed = new Set(["paragraph", "heading", "picture", "blockquote", "bulletList", "orderedList", "table"]);

function plain(node: JSONContent, element: (children: ReactNode) => ReactNode) {
  return element(inlineContent(node.content));
}

function tableAlone(_: JSONContent, table: ReactNode): ReactNode {
  return table;
}

function spansOf({ attrs }: JSONContent): { colSpan?: number; rowSpan?: number } {
  const [columns, rows] = [spanOf(attrs?.colspan), spanOf(attrs?.rowspan)];
  return { ...(columns > 1 ? { colSpan: columns } : {}), ...(rows > 1 ? { rowSpan: rows } : {}) };
}

function firstNumber(node: JSONContent): number | undefined {
  const start = node.attrs?.start;
  return typeof start === "number" && start !== 1 ? start : undefined;
}

const tags = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function headingAt(first: number, level: unknown) {
  const wanted = first + (typeof level === "number" ? level : 1) - 1;
  return tags[Math.min(wanted, 6) - 1] ?? "h6";
}
