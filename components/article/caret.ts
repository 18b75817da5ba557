/** A caret for text that can't be edited: the browser moves it by its own rules (words, lines, either direction), we keep it in the reader. */

type Move = { direction: "left" | "right" | "forward" | "backward"; granularity: string };

/** The move a key asks for, as in any text field; null where the key is not about the caret. */
export function moveFor(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">, isApple: boolean): Move | null {
  const byWord = isApple ? event.altKey : event.ctrlKey;
  const toEdge = isApple ? event.metaKey : event.ctrlKey;
  if (isApple ? event.ctrlKey : event.altKey || event.metaKey) return null;
  switch (event.key) {
    case "ArrowLeft":
      return { direction: "left", granularity: isApple && toEdge ? "lineboundary" : byWord ? "word" : "character" };
    case "ArrowRight":
      return { direction: "right", granularity: isApple && toEdge ? "lineboundary" : byWord ? "word" : "character" };
    case "ArrowUp":
      return { direction: "backward", granularity: isApple && toEdge ? "documentboundary" : byWord ? "paragraph" : "line" };
    case "ArrowDown":
      return { direction: "forward", granularity: isApple && toEdge ? "documentboundary" : byWord ? "paragraph" : "line" };
    case "Home":
      return { direction: "backward", granularity: toEdge ? "documentboundary" : "lineboundary" };
    case "End":
      return { direction: "forward", granularity: toEdge ? "documentboundary" : "lineboundary" };
    default:
      return null;
  }
}

/** Moves the caret, or the selection's end when `extend`. What would leave the reader stays where it was. */
export function moveCaret(reader: HTMLElement, move: Move, extend: boolean): void {
  const selection = getSelection();
  if (!selection) return;
  if (!holdsFocus(reader, selection)) placeCaret(reader, selection);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (move.granularity === "documentboundary") toBoundary(reader, selection, move, extend);
  else if (move.granularity === "paragraph") toParagraph(reader, selection, move, extend);
  else if (!extend && !selection.isCollapsed && collapses(move)) toEdge(selection, move);
  else selection.modify(extend ? "extend" : "move", move.direction, move.granularity);
  if (!holdsFocus(reader, selection) && anchorNode && focusNode) {
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  }
}

function holdsFocus(reader: HTMLElement, selection: Selection): boolean {
  return selection.focusNode !== null && reader.contains(selection.focusNode) && reader.contains(selection.anchorNode);
}

/** At the first words in view, so that the caret starts where one reads. */
function placeCaret(reader: HTMLElement, selection: Selection): void {
  const top = reader.parentElement?.closest("[data-scroller]")?.getBoundingClientRect().top ?? 0;
  const blocks = [...reader.querySelectorAll("p, h1, h2, h3, h4, h5, h6")];
  const first = blocks.find((block) => block.getBoundingClientRect().bottom > top + 8) ?? reader;
  const text = document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode();
  selection.collapse(text ?? first, 0);
}

/** An arrow on a selection goes to its edge, as in any text field: Gecko's `modify` goes one further. */
function collapses({ granularity }: Move): boolean {
  return granularity === "character";
}

function toEdge(selection: Selection, { direction }: Move): void {
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const block = startContainer.parentElement;
  const turned = block !== null && getComputedStyle(block).direction === "rtl";
  const toStart = (direction === "left") !== turned;
  if (toStart) selection.collapse(startContainer, startOffset);
  else selection.collapse(endContainer, endOffset);
}

/** To where a paragraph begins or ends: Gecko's `modify` doesn't know paragraphs. */
function toParagraph(reader: HTMLElement, selection: Selection, { direction }: Move, extend: boolean): void {
  const blocks = [...reader.querySelectorAll("p, h1, h2, h3, h4, h5, h6")].filter((block) => block.textContent !== "");
  const { focusNode, focusOffset } = selection;
  if (!focusNode) return;
  const edges = blocks.map((block) => edgeOf(block, direction === "backward"));
  const isAhead = (edge: Place) => compare(edge, { node: focusNode, offset: focusOffset }) * (direction === "backward" ? -1 : 1) > 0;
  const place = direction === "backward" ? edges.findLast(isAhead) : edges.find(isAhead);
  if (!place) toBoundary(reader, selection, { direction, granularity: "documentboundary" }, extend);
  else if (extend) selection.extend(place.node, place.offset);
  else selection.collapse(place.node, place.offset);
}

type Place = { node: Node; offset: number };

function edgeOf(block: Element, isStart: boolean): Place {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const text = isStart ? walker.nextNode() : lastOf(walker);
  return text instanceof Text ? { node: text, offset: isStart ? 0 : text.length } : { node: block, offset: 0 };
}

function compare(one: Place, other: Place): number {
  const range = document.createRange();
  range.setStart(other.node, other.offset);
  return range.comparePoint(one.node, one.offset);
}

function toBoundary(reader: HTMLElement, selection: Selection, { direction }: Move, extend: boolean): void {
  const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT);
  const toStart = direction === "backward" || direction === "left";
  const node = toStart ? walker.nextNode() : lastOf(walker);
  if (!(node instanceof Text)) return;
  const offset = toStart ? 0 : node.length;
  if (extend) selection.extend(node, offset);
  else selection.collapse(node, offset);
}

function lastOf(walker: TreeWalker): Node | null {
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) last = node;
  return last;
}

/** Where the caret stands, in the window's pixels. */
export function caretBox(selection: Selection): DOMRect | null {
  const { focusNode, focusOffset } = selection;
  if (!focusNode) return null;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  const box = range.getClientRects()[0];
  if (box && box.height > 0) return box;
  if (!(focusNode instanceof Text) || focusNode.length === 0)
    return focusNode instanceof Element ? focusNode.getBoundingClientRect() : null;
  const before = focusOffset > 0;
  range.setStart(focusNode, before ? focusOffset - 1 : 0);
  range.setEnd(focusNode, before ? focusOffset : 1);
  const beside = range.getBoundingClientRect();
  return new DOMRect(before ? beside.right : beside.left, beside.top, 0, beside.height);
}
