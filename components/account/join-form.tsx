"use client";

import { acceptLinkAction } from "#lib/actions/user.ts";
import { type LinkPurpose, passwordLength } from "#lib/domain/people/user.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useAction } from "../ui/use-action.ts";
import { PasswordInput } from "./password-input.tsx";
import { requestSignIn } from "./request-sign-in.ts";

const buttons: Record<LinkPurpose, string> = {
  first_admin: "Set up the desk",
  invitation: "Join the desk",
  password_reset: "Save the password and sign in",
};

type JoinFormProps = { token: string; purpose: LinkPurpose; email: string | null };

export function JoinForm({ token, purpose, email }: JoinFormProps) {
  const { run, pending, formRef, fieldError, formError } = useAction(acceptLinkAction);
  const first = purpose === "first_admin";
  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const text = (name: string) => String(fields.get(name) ?? "");
        const input = { token, name: text("name"), email: text("email"), password: text("password"), deskName: text("deskName") };
        run(input, async (accepted) => {
          const signedIn = await requestSignIn({ email: accepted.email, password: input.password });
          window.location.assign(signedIn.ok ? "/desk/work" : "/sign-in");
          return new Promise<void>(() => {});
        });
      }}
    >
      {purpose === "password_reset" ? null : (
        <Field label="Your name" hint="As it will stand beside your work, on public pages too." error={fieldError("name")}>
          {(control) => <Input {...control} name="name" autoComplete="name" required autoFocus />}
        </Field>
      )}
      {first ? (
        <Field label="E-mail address" hint="You sign in with it. It is shown to nobody else but admins." error={fieldError("email")}>
          {(control) => (
            <Input {...control} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
          )}
        </Field>
      ) : (
        <input type="hidden" name="email" autoComplete="username" value={email ?? ""} />
      )}
      <Field
        label="Password"
        hint={`At least ${passwordLength} characters. A few words you will remember do well.`}
        error={fieldError("password")}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required minLength={passwordLength} />}
      </Field>
      {first ? (
        <Field
          label="Name of the desk"
          hint="Readers see it at the top of each review. You can change it later."
          error={fieldError("deskName")}
        >
          {(control) => <Input {...control} name="deskName" autoComplete="organization" placeholder="Harbour Street Desk" required />}
        </Field>
      ) : null}
      <FieldError error={formError} />
      <Button type="submit" variant="primary" size="large" disabled={pending}>
        {pending ? "One moment…" : buttons[purpose]}
      </Button>
    </form>
  );
}
