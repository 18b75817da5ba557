import type { ReactNode } from "react";
import { type Figures, fewestCases } from "#lib/domain/agreement/agreement.ts";
import { alphaWords, figure, intervalWords, percent } from "./figure-words.ts";

/** The figures of some cases, each with what it means. */
export function AgreementFigures({ figures, pair }: { figures: Figures; pair: boolean }) {
  const { cases, agreed, share, kappa, ordinal, nominal } = figures;
  if (cases < fewestCases) {
    return (
      <p className="max-w-[60ch] rounded-lg border border-line bg-card px-4 py-3 text-pretty">
        <b>{cases === 1 ? "One claim was" : `${cases} claims were`} judged twice here.</b> With fewer than {fewestCases} a figure would say
        more about luck than about judgement, so there is none.
      </p>
    );
  }
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2">
      <Item name="Same verdict" value={percent(share)}>
        {agreed} of {cases} claims.
      </Item>
      <Item name="Cohen’s kappa" value={figure(kappa)}>
        {kappa === null
          ? "Both gave one verdict alone, so there was nothing to differ about."
          : pair
            ? "Beyond what these two would reach by chance. 1 is perfect, 0 is chance."
            : "Of the first verdict and the second, beyond chance. 1 is perfect, 0 is chance."}
      </Item>
      <Item name="Krippendorff’s alpha, graded" value={figure(ordinal?.value ?? null)}>
        <AlphaNote alpha={ordinal} none="Fewer than ten claims have two graded verdicts, or all have the same." />
      </Item>
      <Item name="Krippendorff’s alpha, all verdicts" value={figure(nominal?.value ?? null)}>
        <AlphaNote alpha={nominal} none="All have the same verdict, so there was nothing to differ about." />
      </Item>
    </dl>
  );
}

function Item({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-0.5 bg-card px-4 py-3">
      <dt className="text-sm text-soft">{name}</dt>
      <dd className="font-serif text-2xl font-semibold tabular-nums">{value}</dd>
      <dd className="text-sm text-pretty text-soft">{children}</dd>
    </div>
  );
}

function AlphaNote({ alpha, none }: { alpha: Figures["ordinal"]; none: string }) {
  if (!alpha) return none;
  return (
    <>
      {alpha.interval && (
        <>
          95 of 100 samples lie between <span className="whitespace-nowrap">{intervalWords(alpha.interval)}</span>.{" "}
          {alphaWords(alpha.interval)}.{" "}
        </>
      )}
      {alpha.cases} claims.
    </>
  );
}
