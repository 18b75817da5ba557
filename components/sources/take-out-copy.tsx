"use client";

import { useState } from "react";
import { takeOutCopyAction } from "#lib/actions/source.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

/** For the one deed that can’t be undone here: a copy that a law asks to be removed. */
export function TakeOutCopy({ id, on }: { id: string; on: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { run, pending, fieldError, formError } = useAction(takeOutCopyAction);
  return (
    <>
      <Button size="small" variant="danger" onClick={() => setOpen(true)} aria-label={`Take out the copy of ${on}…`}>
        Take out…
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title={`Take out the copy of ${on}`}
          description="Its bytes and its text are gone for good, wherever they were read, and are never kept again. That there was a copy, when, and its hashes stay."
        >
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              run({ id, reason: reason.trim() }, () => {
                setOpen(false);
                showToast("Taken out. Its hashes stay.");
              });
            }}
          >
            <Field label="Reason, for the record" error={fieldError("reason") ?? formError}>
              {(control) => (
                <Textarea
                  {...control}
                  required
                  dir="auto"
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <div className="flex justify-end gap-2">
              <DialogClose asChild>
                <Button>Keep it</Button>
              </DialogClose>
              <Button type="submit" variant="danger" disabled={pending || reason.trim() === ""}>
                {pending ? "Taking it out…" : "Take it out"}
              </Button>
            </div>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
