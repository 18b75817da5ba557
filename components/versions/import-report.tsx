import type { ImportReport } from "#lib/domain/incoming/import-report.ts";

export function worthShowing({ unanchored, malformed }: ImportReport): boolean {
  return unanchored.length + malformed.length > 0;
}

/** The same as lines of text, to be kept or sent on. */
export function reportText({ unanchored, malformed }: ImportReport): string {
  return [
    ...unanchored.map(({ field, exact, reason }) => `unanchored\t${field}\t${exact}\t${reason}`),
    ...malformed.map(({ field, message }) => `malformed\t${field}\t\t${message}`),
  ].join("\n");
}

/** What stays out and why, by where it stands in the file. */
export function ImportReportList({ report: { unanchored, malformed } }: { report: ImportReport }) {
  return (
    <section aria-label="What stays out" className="rounded-(--radius) border border-line bg-sunk p-3 text-[0.84rem]">
      {unanchored.length > 0 && (
        <>
          <h3 className="eyebrow mb-1">Unanchored</h3>
          <ul className="mb-2 grid gap-1.5">
            {unanchored.map(({ field, exact, reason }, index) => (
              <li key={`${field} ${index.toString()}`}>
                {exact && (
                  <q dir="auto" className="font-serif">
                    {exact.length > 160 ? `${exact.slice(0, 160)}…` : exact}
                  </q>
                )}{" "}
                {reason} <code className="text-soft">{field}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {malformed.length > 0 && (
        <>
          <h3 className="eyebrow mb-1">Malformed</h3>
          <ul className="grid gap-1.5">
            {malformed.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <code>{field}</code>: {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
