import type { ReactNode } from "react";
import type { WorkPart } from "#lib/domain/work/work.ts";
import { classNames } from "../ui/class-names.ts";

type WorkSectionProps<Line> = {
  id: string;
  title: string;
  part: WorkPart<Line>;
  hint?: string;
  /** What can be done with all of it. */
  action?: ReactNode;
  /** Draws one of its lines. */
  children: (line: Line) => ReactNode;
};

/** One kind of what waits; nothing where nothing of it does. */
export function WorkSection<Line>({ id, title, part: { lines, more }, hint, action, children }: WorkSectionProps<Line>) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={`work-${id}`} className="grid content-start gap-2">
      <header className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 id={`work-${id}`} className="text-base font-semibold">
          {title}
        </h2>
        <span className="text-sm text-soft tabular-nums">
          {lines.length}
          {more ? "+" : ""}
        </span>
        {action ? <div className="ms-auto">{action}</div> : null}
      </header>
      {hint ? <p className="-mt-1.5 text-sm text-soft">{hint}</p> : null}
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card wrap-anywhere">{lines.map(children)}</ul>
      {more ? <p className="text-sm text-soft">The first {lines.length} are shown.</p> : null}
    </section>
  );
}

/** A line that leads somewhere as a whole; what can be pressed in it comes above. */
export function WorkLine({ fresh = false, children }: { fresh?: boolean; children: ReactNode }) {
  return (
    <li
      className={classNames(
        "relative grid gap-0.5 px-4 py-2.5 hover:bg-hover",
        fresh && "before:absolute before:inset-y-0 before:start-0 before:w-0.75 before:bg-go",
      )}
    >
      {children}
    </li>
  );
}

/** Its link covers the line. */
export const lineLink = "font-medium text-ink no-underline after:absolute after:inset-0 hover:underline";
