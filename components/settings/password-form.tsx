"use client";

import { changePasswordAction } from "#lib/actions/account.ts";
import { passwordLength } from "#lib/domain/people/user.ts";
import { PasswordInput } from "../account/password-input.tsx";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

export function PasswordForm({ email }: { email: string }) {
  const { run, pending, formRef, fieldError, formError } = useAction(changePasswordAction);
  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const fields = new FormData(form);
        const input = { currentPassword: String(fields.get("currentPassword")), newPassword: String(fields.get("newPassword")) };
        run(input, ({ sessionsEnded }) => {
          form.reset();
          showToast(sessionsEnded === 0 ? "Password changed." : `Password changed. ${elsewhere(sessionsEnded)} signed out.`);
        });
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label="Present password" error={fieldError("currentPassword")}>
        {(control) => <PasswordInput {...control} name="currentPassword" autoComplete="current-password" />}
      </Field>
      <Field
        label="New password"
        hint={`At least ${passwordLength} characters. Your other browsers are signed out.`}
        error={fieldError("newPassword")}
      >
        {(control) => <PasswordInput {...control} name="newPassword" autoComplete="new-password" />}
      </Field>
      <FieldError error={formError} />
      <Button type="submit" className="justify-self-start" disabled={pending}>
        {pending ? "Changing…" : "Change the password"}
      </Button>
    </form>
  );
}

const elsewhere = (count: number) => (count === 1 ? "One other browser was" : `${count} other browsers were`);
