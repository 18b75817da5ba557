"use client";

import { useSyncExternalStore } from "react";
import { confirmPasswordAction } from "#lib/actions/account.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { isPasswordAsked, settlePassword, subscribeToPassword } from "../ui/password-gate.ts";
import { useAction } from "../ui/use-action.ts";
import { PasswordInput } from "./password-input.tsx";

/** Asks for the password before what should be done by nobody who merely finds this browser open. What was typed stays where it is. */
export function PasswordDialog() {
  const asked = useSyncExternalStore(subscribeToPassword, isPasswordAsked, () => false);
  return (
    <Dialog open={asked} onOpenChange={() => settlePassword(false)}>
      <DialogContent
        above
        title="Is it you?"
        description="This takes your password, as it was last given more than ten minutes ago. What you were doing goes on right afterwards."
      >
        <PasswordForm />
      </DialogContent>
    </Dialog>
  );
}

function PasswordForm() {
  const { run, pending, formRef, fieldError, formError } = useAction(confirmPasswordAction);
  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog over another is, to React, within it: its form must not send the other's.
        event.stopPropagation();
        run({ password: String(new FormData(event.currentTarget).get("password")) }, () => settlePassword(true));
      }}
    >
      <Field label="Password" error={fieldError("password")}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" autoFocus />}
      </Field>
      <FieldError error={formError} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "One moment…" : "Go on"}
        </Button>
      </div>
    </form>
  );
}
