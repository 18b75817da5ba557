import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** A problem that stands until it is solved. The region is there before its words, so that they are announced. */
export function ProblemBanner({ children }: { children: ReactNode }) {
  return (
    <div role="alert">
      {children ? (
        <div className="flex items-start gap-2.5 border-b border-ina bg-[color-mix(in_oklab,var(--ina)_9%,var(--card))] px-4 py-2.5 text-sm sm:px-6">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-ina" />
          <div className="flex grow flex-wrap items-center gap-x-4 gap-y-1">{children}</div>
        </div>
      ) : null}
    </div>
  );
}
