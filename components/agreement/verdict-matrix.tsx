import type { Agreement } from "#lib/domain/agreement/agreement.ts";
import { classNames } from "../ui/class-names.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

type VerdictMatrixProps = { agreement: Agreement; rows: string; columns: string };

/** Which verdict met which: on the diagonal both gave the same, the darker the oftener. Drawn on the server; verdicts nobody gave are left out. */
export function VerdictMatrix({ agreement: { verdicts, table }, rows, columns }: VerdictMatrixProps) {
  const count = (row: number, column: number) => table[row]?.[column] ?? 0;
  const used = verdicts.flatMap((_, index) =>
    verdicts.some((_each, other) => count(index, other) + count(other, index) > 0) ? [index] : [],
  );
  const most = Math.max(1, ...table.flat());
  return (
    <div className="overflow-x-auto">
      <table className="border-separate border-spacing-0.5 text-sm">
        <caption className="pb-2 text-start text-sm text-soft">
          Rows: {rows}. Columns: {columns}.
        </caption>
        <thead>
          <tr>
            <td />
            {used.map((index) => (
              <th key={index} scope="col" className="max-w-24 px-1 pb-1 align-bottom text-[0.78rem] leading-tight font-medium">
                <MarkIcon verdict={verdicts[index] ?? null} className="mx-auto mb-1 size-4" />
                {verdicts[index]?.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((row) => (
            <tr key={row}>
              <th scope="row" className="pe-2 text-start font-medium whitespace-nowrap max-sm:whitespace-normal">
                {verdicts[row]?.name}
              </th>
              {used.map((column) => (
                <td
                  key={column}
                  className={classNames("size-11 rounded-sm text-center tabular-nums", shade(count(row, column), most, row === column))}
                >
                  {count(row, column) || <span className="text-soft">·</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const same = ["bg-sunk", "bg-acc/15", "bg-acc/25", "bg-acc/40"];
const apart = ["bg-sunk", "bg-mis/15", "bg-mis/25", "bg-mis/40"];

function shade(count: number, most: number, agrees: boolean): string {
  const step = count === 0 ? 0 : Math.ceil((count / most) * 3);
  return classNames((agrees ? same : apart)[step] ?? "", count > 0 && "font-semibold");
}
