import type { ReactNode } from "react";
import type { Piece } from "#lib/domain/difference-rows.ts";
import { segments } from "#lib/domain/segments.ts";
import type { ComparedPassage } from "#lib/domain/versions.ts";
import { colourClass } from "../annotation/look.ts";

type Props = { pieces: Piece[]; passages: ComparedPassage[]; side: "old" | "new" };

/** One side of a row: what the other text lacks stands out, and marked passages are underlined. */
export function MarkedPieces({ pieces, passages, side }: Props) {
  return pieces.map((piece) => {
    const words = marked(piece, passages);
    if (piece.same) return <span key={piece.start}>{words}</span>;
    return side === "old" ? <del key={piece.start}>{words}</del> : <ins key={piece.start}>{words}</ins>;
  });
}

function marked(piece: Piece, passages: ComparedPassage[]): ReactNode {
  const here = passages.flatMap((passage, index) => {
    const start = Math.max(passage.start, piece.start) - piece.start;
    const end = Math.min(passage.end, piece.end) - piece.start;
    return start < end ? [{ id: `${index}`, start, end }] : [];
  });
  if (here.length === 0) return piece.text;
  return segments(piece.text.length, here).map(({ start, end, ids }) => {
    const words = piece.text.slice(start, end);
    const passage = passages[Number(ids[0])];
    if (!passage) return <span key={start}>{words}</span>;
    return (
      <mark key={start} className={`version-mark ${colourClass(isSure(passage) ? passage.verdict : null)}`} title={titleOf(passage)}>
        {words}
      </mark>
    );
  });
}

function isSure({ anchoring }: ComparedPassage): boolean {
  return anchoring === "exact" || anchoring === "moved";
}

function titleOf(passage: ComparedPassage): string {
  const verdict = passage.verdict?.name ?? "To check";
  return isSure(passage) ? `${verdict}: ${passage.claim}` : `Needs review: ${passage.claim}`;
}
