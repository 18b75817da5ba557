import { longDate } from "#lib/domain/export/wording.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { AgreementChoice } from "./agreement-address.ts";

type AgreementFilterProps = { scales: { number: number; createdAt: string }[]; scale: number; choice: AgreementChoice };

/** Which scale, and which time: a form that works without a script. */
export function AgreementFilter({ scales, scale, choice }: AgreementFilterProps) {
  return (
    <form action="/desk/agreement" className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {choice.pair && <input type="hidden" name="pair" value={choice.pair.join(".")} />}
      {scales.length > 1 && (
        <Field label="Scale">
          {(control) => (
            <Select {...control} name="scale" defaultValue={scale}>
              {scales.map(({ number, createdAt }, index) => (
                <option key={number} value={number}>
                  {index === 0 ? `Scale ${number}, in force` : `Scale ${number}, since ${longDate(createdAt)}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label="From">
        {(control) => <Input {...control} type="date" name="from" defaultValue={choice.from} className="w-auto" />}
      </Field>
      <Field label="Until">
        {(control) => <Input {...control} type="date" name="until" defaultValue={choice.until} className="w-auto" />}
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}
