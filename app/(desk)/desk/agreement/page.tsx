import type { Metadata } from "next";
import Link from "next/link";
import { agreementHref, choiceOf } from "#components/agreement/agreement-address.ts";
import { AgreementFigures } from "#components/agreement/agreement-figures.tsx";
import { AgreementFilter } from "#components/agreement/agreement-filter.tsx";
import { DifferingList, OverruledList } from "#components/agreement/case-list.tsx";
import { PairList } from "#components/agreement/pair-list.tsx";
import { VerdictMatrix } from "#components/agreement/verdict-matrix.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listDiffering } from "#lib/usecases/agreement/list-differing.ts";
import { listOverruled } from "#lib/usecases/agreement/list-overruled.ts";
import { readAgreement } from "#lib/usecases/agreement/read-agreement.ts";

export const metadata: Metadata = { title: "Agreement" };

const section = 20;

type AgreementPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How far people who judged the same claims independently agree, where they differ, and where one was overruled. */
export default async function AgreementPage({ searchParams }: AgreementPageProps) {
  const given = await searchParams;
  const actor = await requireActor("/desk/agreement");
  const choice = choiceOf(given);
  const cursorOf = (name: string) => (typeof given[name] === "string" ? { cursor: given[name] } : {});
  const [read, differing, overruled] = await Promise.all([
    readAgreement(actor, choice),
    listDiffering(actor, { ...choice, limit: section, ...cursorOf("after") }),
    listOverruled(actor, { limit: section, ...cursorOf("mine") }),
  ]);
  if (!read.ok) {
    return (
      <main className="mx-auto max-w-5xl px-4 py-8">
        <EmptyState title="Nothing to compare">
          {read.error.message}{" "}
          <Link href="/desk/agreement" className="text-link">
            Show all
          </Link>
        </EmptyState>
      </main>
    );
  }
  const { agreement, scales, scale, pairs, pair, mixed, everyone } = read.value;
  const { cases } = agreement.figures;
  const own = overruled.ok ? overruled.value : { cases: [], next: null };
  const differ = differing.ok ? differing.value : { cases: [], next: null };
  return (
    <main className="mx-auto grid max-w-5xl gap-10 px-4 py-8 *:min-w-0 md:py-10">
      <header className="grid gap-4">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="grow font-serif text-3xl leading-tight font-semibold">Agreement</h1>
          {cases > 0 && (
            <a href={agreementHref(choice, {}, "/csv")} download className="text-link text-sm">
              Download as CSV
            </a>
          )}
        </div>
        <p className="max-w-[60ch] text-pretty text-soft">
          How far two people who judged a claim, the second before being shown the first verdict, came to the same.
          {!everyone && " You see whom you judged with."}
        </p>
        <AgreementFilter scales={scales} scale={scale} choice={choice} />
        {pair && (
          <p className="text-sm">
            <b>
              <bdi>{pair[0].name}</bdi> and <bdi>{pair[1].name}</bdi>
            </b>{" "}
            <Link href={agreementHref({ ...choice, pair: undefined })} className="text-link">
              Show everybody
            </Link>
          </p>
        )}
        {mixed > 0 && (
          <p className="text-sm text-soft">
            {mixed === 1 ? "One claim is" : `${mixed} claims are`} left out: the two verdicts were given on different versions of the scale.
          </p>
        )}
      </header>
      {cases === 0 ? (
        <EmptyState title="No claim was judged twice yet">
          Ask for a second verdict on an article, or for all in the gate: whoever gives it is not shown the first, and both count here.
        </EmptyState>
      ) : (
        <>
          <section className="grid gap-3" aria-label="Figures">
            <AgreementFigures figures={agreement.figures} pair={pair !== null} />
          </section>
          <section className="grid gap-3">
            <h2 className="text-base font-semibold">Who differs where</h2>
            <VerdictMatrix
              agreement={agreement}
              rows={pair ? pair[0].name : "the first verdict"}
              columns={pair ? pair[1].name : "the second verdict"}
            />
          </section>
          <section className="grid gap-3">
            <h2 className="text-base font-semibold">Two by two</h2>
            <PairList pairs={pairs} choice={choice} />
          </section>
          <section className="grid gap-3">
            <h2 className="text-base font-semibold">Judged differently</h2>
            {differ.cases.length === 0 ? (
              <p className="text-sm text-soft">None: every claim here has the same verdict twice.</p>
            ) : (
              <DifferingList cases={differ.cases} />
            )}
            {differ.next && (
              <Link href={agreementHref(choice, { after: differ.next })} className="text-link text-sm">
                Earlier ones
              </Link>
            )}
          </section>
        </>
      )}
      <section className="grid gap-3" id="overruled">
        <h2 className="text-base font-semibold">Where the desk decided otherwise than you</h2>
        {own.cases.length === 0 ? (
          <p className="text-sm text-soft">Nowhere: your verdicts stand as you gave them.</p>
        ) : (
          <OverruledList cases={own.cases} />
        )}
        {own.next && (
          <Link href={agreementHref(choice, { mine: own.next })} className="text-link text-sm">
            Earlier ones
          </Link>
        )}
      </section>
    </main>
  );
}
