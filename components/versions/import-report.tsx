import { divergedBecause, type ImportReport, leftOut, skippedBecause } from "#lib/domain/incoming/import-report.ts";

/** The same as lines of text, to be kept or sent on. */
export function reportText({ skipped, diverged, unanchored, malformed }: ImportReport): string {
  return [
    ...skipped.map((each) => `skipped\t${each.field}\t\t${skippedBecause(each)}`),
    ...diverged.map((each) => `not updated\t${each.field}\t\t${divergedBecause(each)}`),
    ...unanchored.map(({ field, exact, reason }) => `unanchored\t${field}\t${exact}\t${reason}`),
    ...malformed.map(({ field, message }) => `malformed\t${field}\t\t${message}`),
  ].join("\n");
}

/** What stays out and why, by where it stands in the file. */
export function ImportReportList({ report }: { report: ImportReport }) {
  if (leftOut(report) === 0) return null;
  const { skipped, diverged, unanchored, malformed } = report;
  return (
    <section
      aria-label="What stays out"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
      tabIndex={0}
      className="grid max-h-64 gap-2 overflow-auto rounded-(--radius) border border-line bg-sunk p-3 text-[0.84rem]"
    >
      <Reasons title="Skipped" reasons={skipped.map((each) => ({ field: each.field, reason: skippedBecause(each) }))} />
      <Reasons title="Changed on both sides" reasons={diverged.map((each) => ({ field: each.field, reason: divergedBecause(each) }))} />
      <Reasons title="Unanchored" reasons={unanchored} />
      <Reasons title="Malformed" reasons={malformed.map(({ field, message }) => ({ field, reason: message }))} />
    </section>
  );
}

type Reason = { field: string; exact?: string; reason: string };

function Reasons({ title, reasons }: { title: string; reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <div>
      <h3 className="eyebrow mb-1">{title}</h3>
      <ul className="grid gap-1.5">
        {reasons.map(({ field, exact, reason }, index) => (
          <li key={`${field} ${index.toString()}`} className="wrap-anywhere">
            {exact && (
              <q dir="auto" className="font-serif">
                {exact.length > 160 ? `${exact.slice(0, 160)}…` : exact}
              </q>
            )}{" "}
            <span dir="auto">{reason}</span> <code className="text-soft">{field}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
