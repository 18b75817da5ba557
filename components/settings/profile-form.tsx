"use client";

import { updateAccountAction } from "#lib/actions/account.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

export function ProfileForm({ name, publicNote, email }: { name: string; publicNote: string; email: string }) {
  const { run, pending, formRef, fieldError, formError } = useAction(updateAccountAction);
  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        run({ name: String(fields.get("name")), publicNote: String(fields.get("publicNote")) }, () => showToast("Saved."));
      }}
    >
      <p className="text-sm">
        <span className="text-soft">You sign in as </span>
        {email}
      </p>
      <Field
        label="Name"
        hint="Stands beside your work, on public pages too. What is published keeps the name it was published with."
        error={fieldError("name")}
      >
        {(control) => <Input {...control} name="name" autoComplete="name" defaultValue={name} />}
      </Field>
      <Field
        label="Note for readers"
        hint="Shown beside your name on public pages, such as a beat or a language. May stay empty."
        error={fieldError("publicNote")}
      >
        {(control) => <Input {...control} name="publicNote" defaultValue={publicNote} autoComplete="off" />}
      </Field>
      <FieldError error={formError} />
      <Button type="submit" variant="primary" className="justify-self-start" disabled={pending}>
        {pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}
