import type { JSONContent } from "@tiptap/core";
import type { Piece, TextPiece } from "./pdf-paragraphs.ts";
import { documentFromText, gatherLists, heading, paragraph } from "./plain-text.ts";

/** Blocks of the article schema; of those that belong to the page and not to the text, the reason by their index. */
export function blocksOf(pieces: Piece[], body: number): { blocks: JSONContent[]; chrome: Map<number, string> } {
  const sizes = [
    ...new Set(pieces.flatMap((piece) => (piece.kind === "text" && isHeadline(piece, body) ? [Math.round(piece.height)] : []))),
  ].toSorted((a, b) => b - a);
  const blocks: JSONContent[] = [];
  const chrome = new Map<number, string>();
  let plain: string[] = [];
  const flush = () => {
    // Where type says nothing of headlines, the text may.
    blocks.push(...(sizes.length === 0 ? documentFromText(plain.join("\n\n")) : gatherLists(plain.map(paragraph))));
    plain = [];
  };
  for (const piece of pieces) {
    if (piece.kind === "text" && !isHeadline(piece, body)) {
      plain.push(piece.text);
      continue;
    }
    flush();
    if (piece.kind === "table") blocks.push(piece.node);
    else if (piece.kind === "text") blocks.push(heading(piece.text, Math.min(3, sizes.indexOf(Math.round(piece.height)) + 1)));
    else {
      chrome.set(blocks.length, piece.reason);
      blocks.push(paragraph(piece.text));
    }
  }
  flush();
  return { blocks, chrome };
}

function isHeadline({ text, height }: TextPiece, body: number): boolean {
  return height > body * 1.15 && text.length < 300 && /\p{L}/u.test(text);
}
