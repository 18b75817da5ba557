import type { JSONContent } from "@tiptap/core";
import { textblocksOf } from "#lib/domain/article/canonical-text.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { segments } from "#lib/domain/text/segments.ts";
import { inlineLength } from "../prose/inline-content.tsx";
import { keepTogether, type Together } from "./kept-together.ts";

/** One passage of a shown annotation. */
export type ShownPassage = {
  key: string;
  annotation: PublishedAnnotation;
  /** 0 for the annotation's first passage. */
  index: number;
  start: number;
  end: number;
  /** Overlapping passages get different lanes, so that their underlines run side by side. */
  lane: number;
};

/** A stretch of one text block that the same passages cover. */
export type Run = {
  start: number;
  end: number;
  /** The shortest first. */
  passages: ShownPassage[];
  opens: ShownPassage[];
  closes: ShownPassage[];
};

export type Block = { start: number; end: number; runs: Run[]; cards: PublishedAnnotation[] };

export type ArticleLayout = {
  /** By the node of the text block, or of the table, in `article.document`. */
  blocks: Map<JSONContent, Block>;
  /** The nodes that one passage covers together, with all their cards: their own blocks have none then. */
  together: Map<JSONContent, Together>;
  passages: ShownPassage[];
  lanes: number;
};

/**
 * Cuts the article's text where passages begin and end, and puts each card at the block where its first passage begins; a table is one block.
 * No card stands within a passage: blocks that one passage covers have their cards together. Checks that are not among `withCards` get no card.
 */
export function layOutArticle(
  article: RevisionContent["article"],
  annotations: PublishedAnnotation[],
  withCards: ReadonlySet<PublishedAnnotation> = new Set(annotations),
): ArticleLayout {
  const passages = inLanes(
    annotations.flatMap((annotation) =>
      annotation.passages.map(({ start, end }, index) => ({ key: `${annotation.number}.${index}`, annotation, index, start, end })),
    ),
  );
  const byKey = new Map(passages.map((passage) => [passage.key, passage]));
  const cuts = segments(
    article.text.length,
    passages.map(({ key, start, end }) => ({ id: key, start, end })),
  );

  const blocks = new Map<JSONContent, Block>();
  let next = 0;
  /** Where cards can stand: blocks of text, and tables, which have the runs of all their cells. */
  const places: { node: JSONContent; block: Block }[] = [];
  for (const { node, table, start, end } of blockSpans(article.document)) {
    const runs: Run[] = [];
    while (next < cuts.length) {
      const cut = cuts[next];
      if (cut === undefined || cut.start >= end) break;
      const run = { start: Math.max(start, cut.start), end: Math.min(end, cut.end) };
      const covering = cut.ids.flatMap((id) => byKey.get(id) ?? []);
      if (run.start < run.end) runs.push({ ...run, passages: covering, opens: [], closes: [] });
      if (cut.end > end) break;
      next += 1;
    }
    const block: Block = { start, end, runs, cards: [] };
    blocks.set(node, block);
    const whole = table === null ? undefined : blocks.get(table);
    if (whole !== undefined) {
      whole.runs.push(...runs);
      whole.end = end;
      continue;
    }
    const place = table === null ? block : { ...block, runs: [...runs], cards: [] };
    if (table !== null) blocks.set(table, place);
    places.push({ node: table ?? node, block: place });
  }
  noteEnds(places.map(({ block }) => block));
  for (const { block } of places) block.cards = block.cards.filter((annotation) => withCards.has(annotation));
  const together = keepTogether(article.document, places, passages);
  return { blocks, together, passages, lanes: passages.reduce((most, { lane }) => Math.max(most, lane + 1), 1) };
}

/** Text blocks in document order with their spans of the canonical text: joined by one character, a hard break being one too. */
function* blockSpans(document: JSONContent): Generator<{ node: JSONContent; table: JSONContent | null; start: number; end: number }> {
  let start = 0;
  for (const { node, table } of textblocksOf(document)) {
    const end = start + (node.content ?? []).reduce((sum, inline) => sum + inlineLength(inline), 0);
    yield { node, table, start, end };
    start = end + 1;
  }
}

function inLanes(passages: Omit<ShownPassage, "lane">[]): ShownPassage[] {
  const freeFrom: number[] = [];
  return passages
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((passage) => {
      const free = freeFrom.findIndex((end) => end <= passage.start);
      const lane = free === -1 ? freeFrom.length : free;
      freeFrom[lane] = passage.end;
      return { ...passage, lane };
    });
}

function noteEnds(blocks: Block[]) {
  const lastRun = new Map<ShownPassage, Run>();
  const seen = new Set<PublishedAnnotation>();
  for (const block of blocks) {
    for (const run of block.runs) {
      for (const passage of run.passages) {
        if (!lastRun.has(passage)) {
          run.opens.push(passage);
          if (!seen.has(passage.annotation)) block.cards.push(passage.annotation);
          seen.add(passage.annotation);
        }
        lastRun.set(passage, run);
      }
    }
    block.cards.sort((a, b) => a.number - b.number);
  }
  for (const [passage, run] of lastRun) run.closes.push(passage);
  for (const run of blocks.flatMap((block) => block.runs)) run.closes.sort((a, b) => a.annotation.number - b.annotation.number);
}
