import type { JSONContent } from "@tiptap/core";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { segments } from "#lib/domain/text/segments.ts";
import { inlineLength } from "../prose/inline-content.tsx";

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
  /** By the text block's node in `article.document`. */
  blocks: Map<JSONContent, Block>;
  passages: ShownPassage[];
  lanes: number;
};

const textBlocks = ["paragraph", "heading"];

/**
 * Cuts the article's text where passages begin and end, and puts each card at the block where its first passage begins. No card stands
 * within a passage: of blocks that one passage covers, the first has the cards of all. Checks that are not among `withCards` get no card.
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
  for (const { node, start, end } of blockSpans(article.document)) {
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
    blocks.set(node, { start, end, runs, cards: [] });
  }
  noteEnds([...blocks.values()]);
  keepPassagesWhole([...blocks.values()], passages);
  for (const block of blocks.values()) block.cards = block.cards.filter((annotation) => withCards.has(annotation));
  return { blocks, passages, lanes: Math.max(1, ...passages.map(({ lane }) => lane + 1)) };
}

/** Text blocks in document order with their spans of the canonical text: joined by one line feed, a hard break being one too. */
function* blockSpans(document: JSONContent): Generator<{ node: JSONContent; start: number; end: number }> {
  let start = 0;
  for (const node of textBlocksOf(document)) {
    const end = start + (node.content ?? []).reduce((sum, inline) => sum + inlineLength(inline), 0);
    yield { node, start, end };
    start = end + 1;
  }
}

function* textBlocksOf(node: JSONContent): Generator<JSONContent> {
  if (textBlocks.includes(node.type ?? "")) yield node;
  else for (const child of node.content ?? []) yield* textBlocksOf(child);
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

/** `passages` by where they begin. */
function keepPassagesWhole(blocks: Block[], passages: ShownPassage[]) {
  let first: Block | undefined;
  let next = 0;
  let coveredTo = 0;
  for (const block of blocks) {
    for (let passage = passages[next]; passage && passage.start < block.start; passage = passages[++next]) {
      coveredTo = Math.max(coveredTo, passage.end);
    }
    if (first && coveredTo > block.start) first.cards.push(...block.cards.splice(0));
    else first = block;
  }
}
