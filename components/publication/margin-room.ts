import type { JSONContent } from "@tiptap/core";
import type { PublishedAnnotation, PublishedEvidence } from "#lib/domain/revision.ts";
import type { ArticleLayout } from "./article-layout.ts";
import { plainText } from "./plain-text.ts";

// Rough sizes on a wide screen, in pixels. A wrong guess costs nothing but a folded list or a card that stands lower than its passage.
const textLine = { height: 28, characters: 72 };
const cardLine = { height: 21, characters: 46 };
const betweenBlocks = 19;
const cardFrame = 120;

/** The annotations whose sources may be unfolded from the start, because the margin has room before the next card's passage. */
export function roomForSources(layout: ArticleLayout): Set<PublishedAnnotation> {
  const placed: { annotation: PublishedAnnotation; top: number }[] = [];
  let textEnd = 0;
  for (const block of layout.blocks.values()) {
    placed.push(...block.cards.map((annotation) => ({ annotation, top: textEnd })));
    textEnd += lines(block.end - block.start, textLine.characters) * textLine.height + betweenBlocks;
  }
  const unfolded = new Set<PublishedAnnotation>();
  let cardsEnd = 0;
  for (const [index, { annotation, top }] of placed.entries()) {
    const folded = Math.max(top, cardsEnd) + foldedHeight(annotation);
    const whole = folded + annotation.evidence.reduce((sum, item) => sum + evidenceHeight(item), 0);
    const room = placed[index + 1]?.top ?? textEnd;
    if (whole <= room) unfolded.add(annotation);
    cardsEnd = whole <= room ? whole : folded;
  }
  return unfolded;
}

function foldedHeight({ claim, rationale }: PublishedAnnotation): number {
  const paragraphs = (rationale.content ?? []).map((node: JSONContent) => lines(plainText(node).length, cardLine.characters));
  return cardFrame + (lines(claim.length, cardLine.characters - 8) + sum(paragraphs)) * cardLine.height;
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
