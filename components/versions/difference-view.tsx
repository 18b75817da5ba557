import { type DifferenceRow, differenceRows, foldUnchanged } from "#lib/domain/anchoring/difference-rows.ts";
import type { Difference } from "#lib/domain/anchoring/differences.ts";
import type { ComparedPassage } from "#lib/domain/anchoring/versions.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { MarkedPieces } from "./marked-pieces.tsx";
import "./difference-view.css";

type Side = { number: number; createdAt: string; passages: ComparedPassage[] };
type Props = { from: Side; to: Side; differences: Difference[]; view: "beside" | "inline"; language: string };

/** Two versions of a text word by word: side by side, or in one run. What did not change is folded away. */
export function DifferenceView({ from, to, differences, view, language }: Props) {
  const groups = foldUnchanged(differenceRows(differences));
  const row = (each: DifferenceRow, index: number) =>
    view === "beside" ? <Beside key={index} row={each} from={from} to={to} /> : <Inline key={index} row={each} from={from} to={to} />;
  return (
    <div className={`difference difference-${view}`} lang={language}>
      {view === "beside" && (
        <div className="difference-row difference-heads" lang="en">
          <SideHead side={from} />
          <SideHead side={to} />
        </div>
      )}
      {groups.map((group) => {
        const [first] = group.rows;
        const key = `${group.kind} ${first?.old[0]?.start} ${first?.fresh[0]?.start}`;
        if (group.kind === "shown") return <div key={key}>{group.rows.map(row)}</div>;
        return (
          <details key={key}>
            <summary lang="en">{group.rows.length} paragraphs without a change</summary>
            {group.rows.map(row)}
          </details>
        );
      })}
    </div>
  );
}

function SideHead({ side: { number, createdAt } }: { side: Side }) {
  return (
    <h2 className="eyebrow">
      Snapshot {number} <span className="font-normal tracking-normal normal-case">{longDate(createdAt)}</span>
    </h2>
  );
}

type RowProps = { row: DifferenceRow; from: Side; to: Side };

function Beside({ row, from, to }: RowProps) {
  return (
    <div className="difference-row" data-changed={row.changed || undefined}>
      <p dir="auto" data-side={`Snapshot ${from.number}`}>
        <MarkedPieces pieces={row.old} passages={from.passages} side="old" />
      </p>
      <p dir="auto" data-side={`Snapshot ${to.number}`}>
        <MarkedPieces pieces={row.fresh} passages={to.passages} side="new" />
      </p>
    </div>
  );
}

/** In the order of the difference: what left, then what came, then what stayed. */
function Inline({ row, from, to }: RowProps) {
  const old = row.old.filter(({ same }) => !same).values();
  const fresh = row.fresh.values();
  return (
    <p dir="auto" className="difference-line" data-changed={row.changed || undefined}>
      {row.differences.map(({ kind }) => {
        const { value } = kind === "delete" ? old.next() : fresh.next();
        if (!value) return null;
        const removed = kind === "delete";
        return (
          <MarkedPieces
            key={`${kind} ${value.start}`}
            pieces={[value]}
            passages={removed ? from.passages : to.passages}
            side={removed ? "old" : "new"}
          />
        );
      })}
    </p>
  );
}
