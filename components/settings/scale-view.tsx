import type { Scale } from "#lib/domain/claim/scale.ts";
import { VerdictIcon } from "../verdict/verdict-icon.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";

export function ScaleView({ scale }: { scale: Scale }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
      {scale.verdicts.map((verdict) => (
        <div key={verdict.id} className="contents">
          <dt className="flex items-center gap-2 font-semibold sm:py-0.5" style={{ color: verdictStyle(verdict).color }}>
            <VerdictIcon verdict={verdict} />
            {verdict.name}
          </dt>
          <dd className="text-sm max-sm:-mt-2 sm:py-1">
            {verdict.definition}
            <span className="text-soft">
              {" "}
              {verdict.rating === null ? "Unrated" : `Rating ${verdict.rating}`}
              {verdict.needsEvidence ? "" : ", needs no evidence"}.
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
