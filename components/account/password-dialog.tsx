"use client";

import { useState, useSyncExternalStore } from "react";
import { confirmPasswordAction } from "#lib/actions/account.ts";
import { refuse } from "#lib/domain/result.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { answerPassword, isPasswordAsked, subscribeToPassword } from "../ui/password-gate.ts";
import { PasswordInput } from "./password-input.tsx";

/** Asks for the password before what should be done by nobody who merely finds this browser open. What was typed stays where it is. */
export function PasswordDialog() {
  const asked = useSyncExternalStore(subscribeToPassword, isPasswordAsked, () => false);
  return (
    <Dialog open={asked} onOpenChange={() => answerPassword(false)}>
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

const unreachable = refuse("upstream", "The desk couldn’t be reached. Check the connection and try again.");

function PasswordForm() {
  // No transition: the deed that waits for this answer is one, and React ends all of them together.
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm(password: string): Promise<void> {
    setPending(true);
    setProblem(null);
    const result = await confirmPasswordAction({ password }).catch((error: unknown) => {
      console.warn(error);
      return unreachable;
    });
    setPending(false);
    if (result.ok) answerPassword(true);
    else setProblem(result.error.message);
  }

  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog over another is, to React, within it: its form must not send the other's.
        event.stopPropagation();
        void confirm(String(new FormData(event.currentTarget).get("password")));
      }}
    >
      <Field label="Password" error={problem}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" autoFocus />}
      </Field>
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
