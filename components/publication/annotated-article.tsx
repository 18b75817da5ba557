import type { JSONContent } from "@tiptap/core";
import type { ReactNode } from "react";
import type { OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import { clockTime, type RecordingTime } from "#lib/domain/article/recording-time.ts";
import { timedSpans, timeOf } from "#lib/domain/article/timed-spans.ts";
import type { SourceFinding } from "#lib/domain/claim/source.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { RichText } from "../prose/rich-text.tsx";
import { Dotted } from "../ui/dotted.tsx";
import type { ArticleLayout, Block } from "./article-layout.ts";
import type { CardPages } from "./card-pages.ts";
import type { Together } from "./kept-together.ts";
import { markedText } from "./marked-block.tsx";
import { PlacedCard } from "./placed-card.tsx";
import type { ListedSource } from "./source-list.ts";
import { worstCheck } from "./worst-check.ts";

type Props = {
  article: RevisionContent["article"];
  shown: PublishedAnnotation[];
  layout: ArticleLayout;
  pages: CardPages;
  sources: ReadonlyMap<string, ListedSource>;
  since: OutletChanges | null;
  findings?: readonly SourceFinding[] | undefined;
};

/** The article's text with its marks; each check stands beside its block (see `layOutArticle`). */
export function AnnotatedArticle({ article, shown, layout, pages, sources, since, findings }: Props) {
  const worst = worstCheck(shown);
  const spoken = timedSpans(article.document);
  const textBlock = (node: JSONContent, element: (children: ReactNode) => ReactNode) => {
    const block = layout.blocks.get(node);
    if (block === undefined) return null;
    // Blocks are joined as in the canonical text, by a line feed, a tab or a space, which no browser shows.
    const text = (
      <>
        {element(
          <>
            <SaidFrom time={timeOf(spoken, block)} />
            {markedText(node, block, pages)}
          </>,
        )}
        {article.text[block.end] ?? "\n"}
      </>
    );
    if (repeatsTitle(node, block, article)) return <div className="vh">{text}</div>;
    return withCards(block.cards, text);
  };
  const aroundTable = (node: JSONContent, table: ReactNode) => {
    const block = layout.blocks.get(node);
    return block === undefined ? table : withCards(block.cards, table);
  };
  const withCards = (cards: PublishedAnnotation[], text: ReactNode) => {
    if (cards.length === 0) return text;
    return (
      <div className="block">
        <div className="cards" lang="en">
          <p className="vh lead" />
          {cards.map((annotation) => (
            <PlacedCard
              key={annotation.id}
              {...{ annotation, article, shown, pages, sources, since, findings }}
              open={annotation === worst}
            />
          ))}
        </div>
        {text}
      </div>
    );
  };
  const group = (node: JSONContent) => layout.together.get(node);
  const aroundGroup = ({ cards }: Together, children: ReactNode) => withCards(cards, children);
  return (
    <section className="article" id="article" lang={article.language} aria-labelledby="article-heading">
      <h2 className="vh" id="article-heading" lang="en">
        The article, with our checks
      </h2>
      {article.author && (
        <p className="byline" lang="en">
          <Dotted parts={[`By ${article.author}`, article.outlet, article.publishedAt && longDate(article.publishedAt)]} />
        </p>
      )}
      <RichText node={article.document} language={article.language} headings={3} {...{ textBlock, aroundTable, group, aroundGroup }} />
    </section>
  );
}

/** When a turn of a transcript begins: generated content, as the document's own text is what was said. */
function SaidFrom({ time }: { time: RecordingTime | null }) {
  return time && <span className="at say" lang="en" data-say={clockTime(time.start)} />;
}

/** The headline as the article's own first line: the page shows it above already. */
function repeatsTitle(node: JSONContent, block: Block, article: RevisionContent["article"]): boolean {
  const isFirst = node === article.document.content?.[0] && node.type === "heading";
  const words = article.text.slice(block.start, block.end).trim();
  return isFirst && words === article.title && block.runs.every(({ passages }) => passages.length === 0);
}
