"use client";

import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useAction } from "../ui/use-action.ts";
import { PasswordInput } from "./password-input.tsx";
import { requestSignIn } from "./request-sign-in.ts";

/** `next` was checked by the server: it stays on this site. */
export function SignInForm({ next }: { next: string }) {
  const { run, pending, formRef, formError } = useAction(requestSignIn);
  return (
    <form
      ref={formRef}
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        run({ email: String(fields.get("email")), password: String(fields.get("password")) }, () => {
          window.location.assign(next);
          // The button stays busy until the next page is here.
          return new Promise<void>(() => {});
        });
      }}
    >
      <Field label="E-mail address">
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
          />
        )}
      </Field>
      <Field label="Password">{(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}</Field>
      <FieldError error={formError} />
      <Button type="submit" variant="primary" size="large" disabled={pending}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
