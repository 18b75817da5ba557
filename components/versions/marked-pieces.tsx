import { Fragment, type ReactNode } from "react";
import type { Piece } from "#lib/domain/anchoring/difference-rows.ts";
import type { ComparedPassage } from "#lib/domain/anchoring/versions.ts";
import { segments } from "#lib/domain/text/segments.ts";
import { colourClass } from "../verdict/look.ts";
import { OutcomeTag } from "./outcome-tag.tsx";
import { markId, outcomeWords, standsForSure } from "./outcome-words.ts";

type Props = { pieces: Piece[]; passages: ComparedPassage[]; side: "old" | "new" };

/** One side of a row: what the other text lacks stands out, marked passages are underlined, and say at their end what became of them. */
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
    const covering = ids.flatMap((id) => passages[Number(id)] ?? []);
    const [passage] = covering;
    if (!passage) return <span key={start}>{words}</span>;
    const begun = covering.find((each) => each.start === piece.start + start);
    const ended = covering.filter((each) => each.end === piece.start + end);
    return (
      <Fragment key={start}>
        <mark
          id={begun && markId(begun)}
          className={`version-mark ${colourClass(standsForSure(passage) ? passage.verdict : null)}`}
          title={titleOf(passage)}
        >
          {words}
        </mark>
        {ended.map(({ id, became }) => became !== null && became !== "exact" && <OutcomeTag key={id} outcome={became} />)}
      </Fragment>
    );
  });
}

function titleOf(passage: ComparedPassage): string {
  const { became, verdict, claim } = passage;
  const outcome = became === null ? "" : `${outcomeWords[became]}. `;
  return outcome + (standsForSure(passage) ? `${verdict?.name ?? "To check"}: ${claim}` : `Needs review: ${claim}`);
}
