"use client";

import { useState } from "react";
import { inviteUserAction } from "#lib/actions/user.ts";
import { type Role, roles } from "#lib/domain/people/permissions.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { useAction } from "../ui/use-action.ts";
import { HandOverLink, type SentLink } from "./hand-over-link.tsx";
import { roleNames } from "./role-names.ts";

export function InviteForm() {
  const { run, pending, formRef, fieldError, formError } = useAction(inviteUserAction);
  const [sent, setSent] = useState<SentLink | null>(null);
  const [role, setRole] = useState<Role>("reviewer");
  return (
    <div className="grid gap-4">
      <form
        ref={formRef}
        method="post"
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          run({ email: String(new FormData(form).get("email")), role }, (link) => {
            setSent(link);
            form.reset();
          });
        }}
      >
        <div className="flex flex-wrap items-start gap-3">
          <Field label="E-mail address" error={fieldError("email")} className="min-w-0 flex-[1_1_16rem]">
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                placeholder="name@example.org"
              />
            )}
          </Field>
          <Field label="Role" error={fieldError("role")}>
            {(control) => (
              <Select
                {...control}
                name="role"
                value={role}
                onChange={(event) => setRole(roles.find((each) => each === event.target.value) ?? "reviewer")}
              >
                {roles.map((each) => (
                  <option key={each} value={each}>
                    {roleNames[each].name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={pending} className="mt-6">
            {pending ? "Inviting…" : "Make an invitation"}
          </Button>
        </div>
        <p className="text-sm text-soft">{roleNames[role].may}</p>
        <FieldError error={formError} />
      </form>
      <HandOverLink link={sent} />
    </div>
  );
}
