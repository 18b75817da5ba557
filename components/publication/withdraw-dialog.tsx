"use client";

import { withdrawReviewAction } from "#lib/actions/publication.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useKeptText } from "../ui/use-kept-text.ts";

type WithdrawDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Takes a review off the public page. A page that says so, and why, stays in its place. */
export function WithdrawDialog({ open, onOpenChange }: WithdrawDialogProps) {
  const { id } = useRoomState((state) => state.article);
  const me = useRoomState((state) => state.me);
  const [reason, setReason] = useKeptText(`assay:withdraw:${me.id}:${id}`);
  const { run, pending, fieldError, formError } = useAction(withdrawReviewAction);

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Withdraw this review"
        description="Its address then shows that it was withdrawn, and why. Revisions already published are kept; publishing again lifts the withdrawal."
      >
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            run({ articleId: id, reason: reason.trim() }, () => {
              onOpenChange(false);
              setReason("");
              showToast("Withdrawn. The public page says so now.");
            });
          }}
        >
          <Field label="Reason, for readers" error={fieldError("reason") ?? formError}>
            {(control) => (
              <Textarea
                {...control}
                required
                dir="auto"
                maxLength={2000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Keep it public</Button>
            </DialogClose>
            <Button type="submit" variant="danger" disabled={pending || reason.trim() === ""}>
              {pending ? "Withdrawing…" : "Withdraw it"}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
