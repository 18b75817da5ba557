import { fileHash } from "#lib/domain/claim/source-file.ts";
import type { EvidenceRow } from "../session/card-fields.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

type EvidenceDetailsProps = { row: EvidenceRow; onChange: (changes: Partial<EvidenceRow>) => void };

/** Where a source is from, as far as anybody says so. Seldom written: folded until something is there. */
export function EvidenceDetails({ row, onChange }: EvidenceDetailsProps) {
  const { title, publisher, publishedAt, archivedUrl } = row;
  const isFile = fileHash(row.url) !== null;
  return (
    <details open={[title, publisher, publishedAt, archivedUrl].some(Boolean) || undefined}>
      <summary className="text-[0.82rem] text-soft">{isFile ? "Title, publisher, date" : "Title, publisher, date, archived copy"}</summary>
      <div className="grid gap-2 pt-1.5">
        <Field label="Title">
          {(control) => (
            <Input {...control} dir="auto" maxLength={500} value={title} onChange={(event) => onChange({ title: event.target.value })} />
          )}
        </Field>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-2">
          <Field label="Publisher">
            {(control) => (
              <Input
                {...control}
                dir="auto"
                maxLength={200}
                value={publisher}
                onChange={(event) => onChange({ publisher: event.target.value })}
              />
            )}
          </Field>
          <Field label="Date">
            {(control) => (
              <Input
                {...control}
                placeholder="2026-03-04, 2026-03 or 2026"
                maxLength={10}
                value={publishedAt}
                onChange={(event) => onChange({ publishedAt: event.target.value })}
              />
            )}
          </Field>
        </div>
        {!isFile && (
          <Field label="Archived copy (optional)">
            {(control) => (
              <Input
                {...control}
                type="url"
                inputMode="url"
                placeholder="https://web.archive.org/…"
                value={archivedUrl}
                onChange={(event) => onChange({ archivedUrl: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </details>
  );
}
