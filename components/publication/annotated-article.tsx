import type { JSONContent } from "@tiptap/core";
import type { ReactNode } from "react";
import type { OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { RichText } from "../prose/rich-text.tsx";
import { Dotted } from "../ui/dotted.tsx";
import type { ArticleLayout, Block } from "./article-layout.ts";
import type { CardPages } from "./card-pages.ts";
import { roomForCards } from "./margin-room.ts";
import { markedText } from "./marked-block.tsx";
import { PlacedCard } from "./placed-card.tsx";

type Props = {
  article: RevisionContent["article"];
  shown: PublishedAnnotation[];
  layout: ArticleLayout;
  pages: CardPages;
  since: OutletChanges | null;
};

/** The article's text with its marks; each check stands beside its block (see `layOutArticle`). */
export function AnnotatedArticle({ article, shown, layout, pages, since }: Props) {
  const unfolded = roomForCards(layout);
  const textBlock = (node: JSONContent, element: (children: ReactNode) => ReactNode) => {
    const block = layout.blocks.get(node);
    if (block === undefined) return null;
    // Blocks are joined by a line feed, as in the canonical text, which no browser shows.
    const text = (
      <>
        {element(markedText(node, block, pages))}
        {"\n"}
      </>
    );
    if (repeatsTitle(node, block, article)) return <div className="vh">{text}</div>;
    if (block.cards.length === 0) return text;
    return (
      <div className="block">
        <div className="cards" lang="en">
          {block.cards.map((annotation) => (
            <PlacedCard
              key={annotation.id}
              {...{ annotation, article, shown, pages, since }}
              unfolded={unfolded.get(annotation) ?? "rationale"}
            />
          ))}
        </div>
        {text}
      </div>
    );
  };
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
      <RichText node={article.document} headings={3} textBlock={textBlock} />
    </section>
  );
}

/** The headline as the article's own first line: the page shows it above already. */
function repeatsTitle(node: JSONContent, block: Block, article: RevisionContent["article"]): boolean {
  const isFirst = node === article.document.content?.[0] && node.type === "heading";
  const words = article.text.slice(block.start, block.end).trim();
  return isFirst && words === article.title && block.runs.every(({ passages }) => passages.length === 0);
}
