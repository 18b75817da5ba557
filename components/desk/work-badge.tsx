import { mostCounted } from "#lib/domain/work/work.ts";

/** How much waits, beside My work. */
export function WorkBadge({ count }: { count: number }) {
  if (count === 0) return null;
  const words = count > mostCounted ? `more than ${mostCounted}` : String(count);
  return (
    <span className="grid min-w-4.5 place-items-center rounded-full bg-go px-1 text-[0.7rem] leading-4.5 font-semibold text-on-go tabular-nums max-sm:absolute max-sm:-end-0.5 max-sm:top-0">
      <span aria-hidden>{count > mostCounted ? `${mostCounted}+` : count}</span>
      <span className="sr-only">({words} waiting)</span>
    </span>
  );
}
