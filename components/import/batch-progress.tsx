import { type ImportBatchSummary, progressOf } from "#lib/domain/article/import-batch.ts";

/** How far a batch is: a bar while it goes on, and what came of it in words. */
export function BatchProgress({ counts }: Pick<ImportBatchSummary, "counts">) {
  const { all, done } = progressOf(counts);
  return (
    <span className="grid gap-1.5">
      {done < all ? (
        <span
          role="progressbar"
          aria-label="Texts read"
          aria-valuenow={done}
          aria-valuemax={all}
          aria-valuetext={`${done} of ${all}`}
          className="block h-1 overflow-hidden rounded-full bg-line"
        >
          <span className="block h-full bg-go transition-[width]" style={{ width: `${(100 * done) / all}%` }} />
        </span>
      ) : null}
      <span className="text-sm text-soft">
        <span className="font-medium text-ink tabular-nums">
          {done} of {all}
        </span>
        {outcomes(counts).map((outcome) => ` · ${outcome}`)}
      </span>
    </span>
  );
}

function outcomes({ ready, loaded, failed, cancelled }: ImportBatchSummary["counts"]): string[] {
  return [
    ...(ready > 0 ? [`${ready} read`] : []),
    ...(loaded > 0 ? [`${loaded} in the library already`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ];
}

export function articlesOf({ counts }: Pick<ImportBatchSummary, "counts">): string {
  const { all } = progressOf(counts);
  return all === 1 ? "1 article" : `${all} articles`;
}
