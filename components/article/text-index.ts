import { partitionPoint } from "#lib/domain/text/partition-point.ts";
import type { Span } from "#lib/domain/text/span.ts";

/** Where the canonical text stands on the page. Offsets are UTF-16 code units of the canonical text. */
export type TextIndex = {
  /** Paragraphs and headings, in their order. */
  blocks: readonly (Span & { element: Element })[];
  rangeOf: (span: Span) => Range;
  /** For painting many: never follows changes of the page, so it costs the browser nothing to keep. */
  staticRangeOf: (span: Span) => StaticRange;
  /** Where a caret stands after the text before `offset`. */
  placeOf: (offset: number) => Place;
  /** The offset of a place on the page; null outside the text. */
  offsetOf: (node: Node, offset: number) => number | null;
};

type Place = { node: Node; offset: number };
/** A text node or a line break, and which part of the canonical text it is. */
type Leaf = Span & { node: Text | Element };
type Block = Span & { element: Element; leaves: Leaf[] };

const blockNames = "p, h1, h2, h3, h4, h5, h6";

/** Pairs each text node and line break on the page with its offset, once: the text of a reader never changes. Blocks are joined by one character. */
export function indexText(root: HTMLElement): TextIndex {
  const blocks = blocksOf(root);
  const leaves = blocks.flatMap((block) => block.leaves);
  const startOfText = new Map<Node, number>(leaves.map(({ node, start }) => [node, start]));

  /** Where blocks are joined, `start` is the place before the text that follows and `end` the one after the text that precedes. */
  function placeOf(offset: number, side: "start" | "end"): Place {
    const index =
      side === "start"
        ? partitionPoint(leaves.length, (at) => (leaves[at]?.end ?? 0) <= offset)
        : partitionPoint(leaves.length, (at) => (leaves[at]?.start ?? 0) < offset) - 1;
    const leaf = leaves[Math.min(Math.max(index, 0), leaves.length - 1)];
    if (!leaf) return { node: root, offset: 0 };
    const within = Math.min(Math.max(offset - leaf.start, 0), leaf.end - leaf.start);
    return leaf.node instanceof Text ? { node: leaf.node, offset: within } : beside(leaf.node, within);
  }

  function boundsOf({ start, end }: Span) {
    const from = placeOf(start, "start");
    const to = placeOf(end, "end");
    return { startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset };
  }

  /** Of a place between nodes: where the text that comes next begins, in the same block if there is one. */
  function nextOffset(place: Place): number {
    const block = blocks.find(({ element }) => element.contains(place.node));
    if (block) return block.leaves.find(({ node }) => isAhead(place, node))?.start ?? block.end;
    const next = blocks[partitionPoint(blocks.length, (at) => !isAhead(place, blocks[at]?.element ?? root))];
    return next?.start ?? blocks.at(-1)?.end ?? 0;
  }

  return {
    blocks,
    rangeOf(span) {
      const bounds = boundsOf(span);
      const range = document.createRange();
      range.setStart(bounds.startContainer, bounds.startOffset);
      range.setEnd(bounds.endContainer, bounds.endOffset);
      return range;
    },
    placeOf: (offset) => placeOf(offset, "end"),
    staticRangeOf: (span) => new StaticRange(boundsOf(span)),
    offsetOf(node, offset) {
      const start = node instanceof Text ? startOfText.get(node) : undefined;
      if (start !== undefined) return start + offset;
      return root.contains(node) ? nextOffset({ node, offset }) : null;
    },
  };
}

function blocksOf(root: HTMLElement): Block[] {
  let offset = 0;
  return [...root.querySelectorAll(blockNames)].map((element) => {
    const start = offset;
    const leaves = leavesOf(element).map((node) => {
      const leaf = { node, start: offset, end: offset + (node instanceof Text ? node.length : 1) };
      offset = leaf.end;
      return leaf;
    });
    offset += 1;
    return { element, start, end: offset - 1, leaves };
  });
}

function leavesOf(block: Element): (Text | Element)[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const leaves: (Text | Element)[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text || (node instanceof Element && node.localName === "br")) leaves.push(node);
  }
  return leaves;
}

function beside(element: Element, offset: number): Place {
  const parent = element.parentNode ?? element;
  return { node: parent, offset: [...parent.childNodes].indexOf(element) + offset };
}

/** Does this part of the page begin at the place or after it? */
function isAhead({ node, offset }: Place, part: Node): boolean {
  const from = node.childNodes[offset];
  if (from?.contains(part)) return true;
  const position = (from ?? node).compareDocumentPosition(part);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && (position & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0;
}
