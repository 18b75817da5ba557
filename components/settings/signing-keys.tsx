"use client";

import { useState } from "react";
import { rotateSigningKeyAction } from "#lib/actions/signing-key.ts";
import type { DeskKey } from "#lib/domain/revision/signed-revision.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { Moment } from "../ui/moment.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

/** The keys that revisions were signed with, newest first, and how to begin a new one. */
export function SigningKeys({ keys: known }: { keys: DeskKey[] }) {
  const [keys, setKeys] = useState(known);
  const { run, pending, formError } = useAction(rotateSigningKeyAction);
  return (
    <div className="grid justify-items-start gap-3">
      {keys.length === 0 ? (
        <p className="text-sm text-soft">None yet: the first publication makes one.</p>
      ) : (
        <ul className="w-full max-w-2xl divide-y divide-line rounded-lg border border-line bg-card">
          {keys.toReversed().map(({ id, from, until }) => (
            <li key={id} className="grid gap-0.5 px-4 py-2.5">
              <code className="text-sm break-all">{id}</code>
              <p className="text-sm text-soft">
                From <Moment at={from} to="minute" />
                {until === null ? ", in use" : " to "}
                {until !== null && <Moment at={until} to="minute" />}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Button
        disabled={pending}
        onClick={() =>
          run(undefined, (now) => {
            setKeys(now);
            showToast("The next publication is signed with the new key. Earlier ones stay valid.");
          })
        }
      >
        {pending ? "Making a key…" : "New signing key"}
      </Button>
      <FieldError error={formError} />
    </div>
  );
}
