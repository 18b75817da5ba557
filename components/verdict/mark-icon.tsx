import type { Verdict } from "#lib/domain/claim/scale.ts";
import { VerdictIcon } from "./verdict-icon.tsx";

/** A verdict's icon, or an empty ring for what is still to check. */
export function MarkIcon({ verdict, className }: { verdict: Pick<Verdict, "slug" | "rating"> | null; className?: string }) {
  if (verdict) return <VerdictIcon verdict={verdict} className={className} />;
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" width="1em" height="1em" className={className}>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 2" />
    </svg>
  );
}
