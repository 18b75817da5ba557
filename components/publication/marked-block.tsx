import type { JSONContent } from "@tiptap/core";
import { Fragment, type ReactNode } from "react";
import { inlineContent } from "../prose/inline-content.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import type { Block, Run, ShownPassage } from "./article-layout.ts";
import { cardId, passageId } from "./names.ts";

/** A block's text with its marks. Hidden words and numbers stand outside the marks, so that a mark holds the passage's words and nothing else. */
export function markedText(node: JSONContent, block: Block): ReactNode[] {
  return block.runs.map((run) => {
    const words = inlineContent(node.content, run.start - block.start, run.end - block.start);
    return (
      <Fragment key={run.start}>
        {run.opens.map((passage) => (
          <span key={passage.key} className="vh">
            {`[check ${passage.annotation.number}, ${passage.annotation.verdict.name}: `}
          </span>
        ))}
        {run.passages.reduce<ReactNode>((inner, passage) => marked(passage, run, inner), words)}
        {run.closes.map((passage) => (
          <sup key={passage.key} className={`n ${verdictStyle(passage.annotation.verdict).className}`}>
            <a href={`#${cardId(passage.annotation)}`}>
              <span className="vh">end of check </span>
              {passage.annotation.number}
              <span className="vh">]</span>
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
