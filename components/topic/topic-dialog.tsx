"use client";

import { useState } from "react";
import { collectArticlesAction, listTopicsAction } from "#lib/actions/topic.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useAnswer } from "../ui/use-answer.ts";

/** More than anybody reads in a list; others are found by typing their name. */
const mostOffered = 300;

type TopicDialogProps = { articleIds: string[]; onDone: () => void; onClose: () => void };

/** Puts articles into a running story: one that is there, or one that begins with them. */
export function TopicDialog({ articleIds, onDone, onClose }: TopicDialogProps) {
  const { run, pending, formRef, fieldError, formError } = useAction(collectArticlesAction);
  const { value } = useAnswer(() => listTopicsAction({ limit: mostOffered }), "");
  const [name, setName] = useState("");

  function save(): void {
    run({ topic: { name }, articleIds }, ({ done, refused, topic }) => {
      onClose();
      onDone();
      const [problem] = refused;
      showToast(
        `${done.length} put into “${topic.name}”${problem ? `, ${refused.length} not: ${problem.message}` : "."}`,
        done.length > 0 ? { undo: () => void takeBack(topic.id, done) } : {},
      );
    });
  }

  async function takeBack(id: string, ids: string[]): Promise<void> {
    if ((await act(() => collectArticlesAction({ topic: { id }, articleIds: ids, on: false }))).ok) onDone();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Put into a topic" description="A topic collects the articles of a running story. An article may be in several.">
        <form
          ref={formRef}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field label="Topic" hint="One of the desk’s, or a new one." error={fieldError("topic") ?? fieldError("topic.name")}>
            {(control) => (
              <Input
                {...control}
                dir="auto"
                required
                maxLength={120}
                list="topics"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <datalist id="topics">
            {value?.topics.map((topic) => (
              <option key={topic.id} value={topic.name} />
            ))}
          </datalist>
          <FieldError error={formError} />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || name.trim() === ""}>
              {pending ? "Saving…" : "Save"}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
