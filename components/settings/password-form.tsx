"use client";

import { changePasswordAction } from "#lib/actions/account.ts";
import { passwordLength } from "#lib/domain/people/user.ts";
import { PasswordInput } from "../account/password-input.tsx";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

export function PasswordForm({ email, tokens }: { email: string; tokens: number }) {
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
        const input = {
          currentPassword: String(fields.get("currentPassword")),
          newPassword: String(fields.get("newPassword")),
          revokeTokens: fields.get("revokeTokens") === "on",
        };
        run(input, ({ sessionsEnded, tokensRevoked }) => {
          form.reset();
          showToast(["Password changed.", elsewhere(sessionsEnded), revoked(tokensRevoked)].filter(Boolean).join(" "));
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
      {tokens > 0 ? (
        <label className="flex min-h-6 items-start gap-2 text-sm">
          <input type="checkbox" name="revokeTokens" className="mt-0.5 size-4 accent-go" />
          <span>
            Revoke {tokens === 1 ? "my API token" : `my ${tokens} API tokens`} too
            <span className="block text-[0.82rem] text-soft">If somebody may know your password: they could have made one.</span>
          </span>
        </label>
      ) : null}
      <FieldError error={formError} />
      <Button type="submit" className="justify-self-start" disabled={pending}>
        {pending ? "Changing…" : "Change the password"}
      </Button>
    </form>
  );
}

function elsewhere(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "One other browser was signed out." : `${count} other browsers were signed out.`;
}

function revoked(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "Your API token was revoked." : `Your ${count} API tokens were revoked.`;
}
