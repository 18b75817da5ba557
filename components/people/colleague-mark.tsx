import type { Colleague } from "../session/live-status.ts";
import { initials } from "./initials.ts";

/** A colleague as a small disc in their colour, with their initials. */
export function ColleagueMark({ colleague, small = false }: { colleague: Pick<Colleague, "name" | "colour" | "idle">; small?: boolean }) {
  return (
    <span
      aria-hidden
      className={`colleague person-${colleague.colour}`}
      data-small={small || undefined}
      data-idle={colleague.idle || undefined}
    >
      {initials(colleague.name)}
    </span>
  );
}
