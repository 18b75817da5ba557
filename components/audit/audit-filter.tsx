import Link from "next/link";
import { auditSubjects } from "#lib/domain/audit/audit.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { AuditChoice } from "./audit-address.ts";

type AuditFilterProps = { choice: AuditChoice; people: Person[] };

/** By whom, what about, which article, when: a form that works without a script. */
export function AuditFilter({ choice, people }: AuditFilterProps) {
  return (
    <form action="/desk/settings/audit" className="flex flex-wrap items-end gap-x-3 gap-y-3">
      <Field label="Person">
        {(control) => (
          <Select {...control} name="person" defaultValue={choice.person ?? ""}>
            <option value="">Anybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="About">
        {(control) => (
          <Select {...control} name="kind" defaultValue={choice.kind ?? ""}>
            <option value="">Anything</option>
            {auditSubjects.map((subject) => (
              <option key={subject} value={subject}>
                {subjectNames[subject]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Article" className="min-w-44 flex-1">
        {(control) => (
          <Input {...control} name="article" defaultValue={choice.article} placeholder="Its address or slug" autoComplete="off" />
        )}
      </Field>
      <Field label="From">
        {(control) => <Input {...control} type="date" name="from" defaultValue={choice.from} className="w-auto" />}
      </Field>
      <Field label="Until">
        {(control) => <Input {...control} type="date" name="until" defaultValue={choice.until} className="w-auto" />}
      </Field>
      <Button type="submit" variant="primary">
        Show
      </Button>
      {Object.keys(choice).length > 0 && (
        <Link href="/desk/settings/audit" className="text-link self-center text-sm">
          Show everything
        </Link>
      )}
    </form>
  );
}

const subjectNames: Record<(typeof auditSubjects)[number], string> = {
  annotation: "Annotations",
  review: "Reviews as a whole",
  article: "Articles",
  snapshot: "Texts taken in",
  revision: "Publications",
  topic: "Topics",
  claimant: "Claimants",
  source: "Sources",
  "import draft": "Imports",
  "import batch": "Imports of many",
  session: "Signing in and out",
  user: "People",
  link: "Invitations and links",
  token: "API tokens",
  gate: "The gate",
  scale: "The verdict scale",
  desk: "The newsroom",
  "signing key": "Signing keys",
  room: "Refused connections",
  refusals: "Refused strangers",
  sample: "The sample library",
};
