import { locatorIn, longestLocator } from "#lib/domain/claim/locator.ts";
import type { EvidenceRow } from "../session/card-fields.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

type Props = { row: EvidenceRow; onChange: (changes: Partial<EvidenceRow>) => void };

/** Where in a source it says so. A place that the address names is offered. */
export function EvidenceLocator({ row, onChange }: Props) {
  const { url, locator = "" } = row;
  const offered = locatorIn(url);
  return (
    <div className="grid gap-1">
      <Field label="Where in it (optional)">
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={longestLocator}
            placeholder="page 12, section 3, 1:02:30…"
            value={locator}
            onChange={(event) => onChange({ locator: event.target.value })}
          />
        )}
      </Field>
      {offered !== "" && locator === "" && (
        <button type="button" className="justify-self-start text-[0.82rem] text-link" onClick={() => onChange({ locator: offered })}>
          The address says “{offered}”: take that
        </button>
      )}
    </div>
  );
}
