import { type Coverage, coverageWords } from "#lib/domain/claim/coverage.ts";
import { classNames } from "../ui/class-names.ts";

/** How far the work has come: a strip that fills as what was marked is reasoned, submitted and signed off, and the same in words. */
export function CoverageSteps({ coverage, className }: { coverage: Coverage; className?: string }) {
  const { marked, reasoned, submitted, signedOff } = coverage;
  const share = (count: number) => `${marked === 0 ? 0 : (100 * count) / marked}%`;
  return (
    <div className={classNames("grid gap-1", className)}>
      <div aria-hidden className="relative h-1.5 overflow-hidden rounded-full bg-line">
        <div className="absolute inset-y-0 start-0 bg-acc opacity-30" style={{ width: share(reasoned) }} />
        <div className="absolute inset-y-0 start-0 bg-acc opacity-40" style={{ width: share(submitted) }} />
        <div className="absolute inset-y-0 start-0 rounded-e-full bg-acc" style={{ width: share(signedOff) }} />
      </div>
      <p className="text-[0.8rem] leading-snug text-pretty text-soft tabular-nums">{coverageWords(coverage)}</p>
    </div>
  );
}
