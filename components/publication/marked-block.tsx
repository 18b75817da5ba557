import type { JSONContent } from "@tiptap/core";
import { Fragment, type ReactNode } from "react";
import { inlineContent } from "../prose/inline-content.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import type { Block, Run, ShownPassage } from "./article-layout.ts";
import type { CardPages } from "./card-pages.ts";
import { cardId, passageId } from "./names.ts";

/**
 * A block's text with its marks. What is said beside it, to who hears the page and by the note numbers, is generated content: the document's own
 * text is the article's, so that a quote from it is found on the page by any program that reads W3C selectors.
 */
export function markedText(node: JSONContent, block: Block, pages: CardPages): ReactNode[] {
  return block.runs.map((run) => {
    const words = inlineContent(node.content, run.start - block.start, run.end - block.start);
    return (
      <Fragment key={run.start}>
        {run.opens.map(({ key, annotation }) => (
          <span key={key} className="vh say" lang="en" data-say={`[check ${annotation.number}, ${annotation.verdict.name}: `} />
        ))}
        {run.passages.reduce<ReactNode>((inner, passage) => marked(passage, run, inner), words)}
        {run.closes.map(({ key, annotation, index }) => (
          <sup key={key} className={`n ${verdictStyle(annotation.verdict).className}`} lang="en">
            <a
              // Where the card is on another page, links to it arrive here.
              id={index === 0 && !pages.here.has(annotation) ? cardId(annotation) : undefined}
              href={pages.card(annotation)}
              aria-label={`end of check ${annotation.number}`}
            >
              <span className="say" data-say={annotation.number} />
            </a>
          </sup>
        ))}
      </Fragment>
    );
  });
}

function marked(passage: ShownPassage, run: Run, inner: ReactNode): ReactNode {
  const lane = passage.lane === 0 ? "" : ` l${Math.min(passage.lane, 2)}`;
  return (
    <mark
      id={run.opens.includes(passage) ? passageId(passage.annotation, passage.index) : undefined}
      className={verdictStyle(passage.annotation.verdict).className + lane}
      data-n={passage.annotation.number}
    >
      {inner}
    </mark>
  );
}
