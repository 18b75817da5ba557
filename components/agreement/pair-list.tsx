import Link from "next/link";
import { fewestCases, type PairAgreement } from "#lib/domain/agreement/agreement.ts";
import { type AgreementChoice, agreementHref } from "./agreement-address.ts";
import { figure, percent } from "./figure-words.ts";

type PairListProps = { pairs: PairAgreement[]; choice: AgreementChoice };

/** Who judged with whom, and how far they agree. */
export function PairList({ pairs, choice }: PairListProps) {
  const isChosen = ({ one, other }: PairAgreement) => choice.pair?.includes(one.id) === true && choice.pair.includes(other.id);
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="text-start text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 pe-3 text-start font-medium">
              Two people
            </th>
            <th scope="col" className="px-3 py-1.5 text-end font-medium">
              Claims
            </th>
            <th scope="col" className="px-3 py-1.5 text-end font-medium">
              Same
            </th>
            <th scope="col" className="px-3 py-1.5 text-end font-medium" title="Cohen’s kappa">
              Kappa
            </th>
            <th scope="col" className="py-1.5 ps-3 text-end font-medium" title="Krippendorff’s alpha of the graded verdicts">
              Alpha
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.one.id} ${pair.other.id}`} className="border-b border-line last:border-0">
              <th scope="row" className="py-2 pe-3 text-start font-normal">
                <Link
                  href={agreementHref({ ...choice, pair: [pair.one.id, pair.other.id] })}
                  aria-current={isChosen(pair) ? "true" : undefined}
                  className="text-link aria-[current]:font-semibold"
                >
                  <bdi>{pair.one.name}</bdi> and <bdi>{pair.other.name}</bdi>
                </Link>
              </th>
              <td className="px-3 py-2 text-end tabular-nums">{pair.figures.cases}</td>
              {pair.figures.cases < fewestCases ? (
                <td colSpan={3} className="py-2 ps-3 text-end text-soft">
                  too few
                </td>
              ) : (
                <>
                  <td className="px-3 py-2 text-end tabular-nums">{percent(pair.figures.share)}</td>
                  <td className="px-3 py-2 text-end tabular-nums">{figure(pair.figures.kappa)}</td>
                  <td className="py-2 ps-3 text-end tabular-nums">{figure(pair.figures.ordinal?.value ?? null)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
