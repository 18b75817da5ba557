import type { JSONContent } from "@tiptap/core";
import type { PublishedAnnotation, PublishedEvidence } from "#lib/domain/revision/revision.ts";
import type { ArticleLayout } from "./article-layout.ts";
import { plainText } from "./plain-text.ts";

// Rough sizes on a wide screen, in pixels. A wrong guess costs nothing but a folded list or a card that stands lower than its passage.
const textLine = { height: 28, characters: 72 };
const cardLine = { height: 21, characters: 46 };
const betweenBlocks = 19;
const cardFrame = 120;
const foldedFrame = 82;
/** How far below its passage a card may stand and still show its rationale. */
const slack = 280;

/** What of a card shows from the start. */
export type Unfolded = "claim" | "rationale" | "sources";

/**
 * How much each card shows from the start, so that cards stay near their passages: sources where the margin has room before the next
 * card's passage, the rationale unless the card stands far below its own, the verdict and the claim always.
 */
export function roomForCards(layout: ArticleLayout): Map<PublishedAnnotation, Unfolded> {
  const placed: { annotation: PublishedAnnotation; top: number }[] = [];
  let textEnd = 0;
  for (const block of layout.blocks.values()) {
    placed.push(...block.cards.map((annotation) => ({ annotation, top: textEnd })));
    textEnd += lines(block.end - block.start, textLine.characters) * textLine.height + betweenBlocks;
  }
  const unfolded = new Map<PublishedAnnotation, Unfolded>();
  let cardsEnd = 0;
  for (const [index, { annotation, top }] of placed.entries()) {
    const from = Math.max(top, cardsEnd);
    const claim = lines(annotation.claim.length, cardLine.characters - 8) * cardLine.height;
    const ends = {
      claim: from + foldedFrame + claim,
      rationale: from + cardFrame + claim + rationaleHeight(annotation),
      sources: from + cardFrame + claim + rationaleHeight(annotation) + sum(annotation.evidence.map(evidenceHeight)),
    };
    const room = placed[index + 1]?.top ?? textEnd;
    const shown = ends.sources <= room ? "sources" : from - top <= slack ? "rationale" : "claim";
    unfolded.set(annotation, shown);
    cardsEnd = ends[shown];
  }
  return unfolded;
}

function rationaleHeight({ rationale }: PublishedAnnotation): number {
  const paragraphs = (rationale.content ?? []).map((node: JSONContent) => lines(plainText(node).length, cardLine.characters));
  return sum(paragraphs) * cardLine.height;
}

function evidenceHeight({ title, publisher, quote }: PublishedEvidence): number {
  return (
    (lines(title.length + publisher.length + 30, cardLine.characters) + lines(quote.length, cardLine.characters)) * cardLine.height + 20
  );
}

function lines(characters: number, perLine: number): number {
  return Math.ceil(characters / perLine);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
