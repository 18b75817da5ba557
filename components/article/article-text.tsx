import type { JSONContent } from "@tiptap/core";
import { memo, type ReactNode } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { clockTime } from "#lib/domain/article/recording-time.ts";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { wrapped } from "../prose/inline-content.tsx";
import { RichText } from "../prose/rich-text.tsx";

/** An article's blocks as its schema draws them, on the server too: it can be read before any script has come. Drawn once, as it never changes. */
export const ArticleText = memo(function ArticleText({ document, language }: { document: DocumentJson; language: string }) {
  return <RichText node={document} language={language} headings={1} textBlock={(node, element) => element(inlines(node.content ?? []))} />;
});

/** Neighbours share the elements of the marks they share, from the outermost on: a link with a bold word in it is one link. */
function inlines(nodes: JSONContent[], depth = 0): ReactNode[] {
  const drawn: ReactNode[] = [];
  for (let at = 0; at < nodes.length; ) {
    const mark = nodes[at]?.marks?.[depth];
    const shared = mark && JSON.stringify(mark);
    let end = at + 1;
    while (shared && JSON.stringify(nodes[end]?.marks?.[depth]) === shared) end += 1;
    if (mark) drawn.push(marked(mark, inlines(nodes.slice(at, end), depth + 1), at));
    else drawn.push(nodes[at]?.type === "hardBreak" ? <br key={at} /> : nodes[at]?.text);
    at = end;
  }
  return drawn;
}

function marked(mark: NonNullable<JSONContent["marks"]>[number], inner: ReactNode, key: number): ReactNode {
  const { href, start, end } = mark.attrs ?? {};
  if (mark.type === "link" && typeof href === "string" && isSafeLink(href))
    return (
      <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {inner}
      </a>
    );
  if (mark.type === "cue" && typeof start === "number")
    return (
      <span key={key} data-start={start} data-at={clockTime(start)} data-end={end ?? undefined}>
        {inner}
      </span>
    );
  return wrapped(mark, inner, key);
}
