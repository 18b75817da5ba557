import { Info } from "lucide-react";
import type { Warning } from "#lib/domain/article/article.ts";

/** What the import noticed: nothing to be done, something to know. */
export function Notes({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="import-notes" className="grid gap-2">
      <h2 id="import-notes" className="eyebrow">
        Noticed
      </h2>
      <ul className="grid gap-2 text-sm">
        {warnings.map((warning) => (
          <li key={warning.code} className="flex items-start gap-2">
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ctx" />
            {warning.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
