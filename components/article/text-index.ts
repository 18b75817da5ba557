import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { offsetAt, positionAt, textMap } from "#lib/domain/article/text.ts";
import { partitionPoint } from "#lib/domain/text/partition-point.ts";
import type { Span } from "#lib/domain/text/span.ts";

/** Where the canonical text stands on the page. Offsets are UTF-16 code units of the canonical text. */
export type TextIndex = {
  rangeOf: (span: Span) => Range;
  /** For painting many: never follows changes of the page, so it costs the browser nothing to keep. */
  staticRangeOf: (span: Span) => StaticRange;
  /** Where a caret stands after the text before `offset`. */
  placeOf: (offset: number) => { node: Node; offset: number };
  /** The offset of a place on the page; null outside the text. */
  offsetOf: (node: Node, offset: number) => number | null;
};

type Place = { node: Node; offset: number };

/** Pairs each text node on the page with its offset, once: the text of a reader never changes. */
export function indexText(view: EditorView): TextIndex {
  const map = textMap(view.state.doc);
  const nodes = textNodesOf(view.dom);
  const starts = startsOf(view.state.doc, (position) => offsetAt(map, position));
  const startOfNode = new Map(nodes.map((node, index) => [node, starts[index] ?? 0]));

  function placeOf(offset: number, side: "start" | "end"): Place {
    const index = lastAtOrBefore(starts, side === "start" ? offset : offset - 1);
    const node = nodes[index];
    const within = offset - (starts[index] ?? 0);
    if (node && within <= node.length && !(side === "start" && within === node.length)) return { node, offset: within };
    // Beside a line break there is no text node to name.
    return view.domAtPos(positionAt(map, offset, side));
  }

  function boundsOf({ start, end }: Span) {
    const from = placeOf(start, "start");
    const to = placeOf(end, "end");
    return { startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset };
  }

  return {
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
      const start = node instanceof Text ? startOfNode.get(node) : undefined;
      if (start !== undefined) return start + offset;
      return view.dom.contains(node) ? offsetAt(map, view.posAtDOM(node, offset)) : null;
    },
  };
}

function textNodesOf(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) nodes.push(node);
  }
  return nodes;
}

function startsOf(doc: ProseMirrorNode, offsetOf: (position: number) => number): number[] {
  const starts: number[] = [];
  doc.descendants((node, position) => {
    if (node.isText) starts.push(offsetOf(position));
  });
  return starts;
}

function lastAtOrBefore(starts: number[], offset: number): number {
  return partitionPoint(starts.length, (index) => (starts[index] ?? 0) <= offset) - 1;
}
