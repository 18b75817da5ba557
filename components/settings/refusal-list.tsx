const words: Record<string, string> = {
  "failed sign-in": "Wrong passwords",
  "refused sign-in": "Attempts to sign in that had to wait",
  "wrong token": "Unknown API tokens",
  "unknown link": "Unknown or used-up links",
  "foreign origin": "Connections from other sites’ pages",
};

type RefusalListProps = { refusals: { kind: string; count: number; networks: number }[] };

/** What strangers were refused within a day. */
export function RefusalList({ refusals }: RefusalListProps) {
  if (refusals.length === 0) return <p className="text-sm text-soft">Nothing was refused.</p>;
  return (
    <ul className="max-w-2xl divide-y divide-line rounded-lg border border-line bg-card">
      {refusals.map(({ kind, count, networks }) => (
        <li key={kind} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5">
          <span>{words[kind] ?? kind}</span>
          <span className="text-sm text-soft tabular-nums">
            {count.toLocaleString("en")}, from{" "}
            {networks === 1 ? "one network" : networks > 100 ? "over 100 networks" : `${networks} networks`}
          </span>
        </li>
      ))}
    </ul>
  );
}
