"use client";

import { useState } from "react";
import { assignArticleAction, listColleaguesAction } from "#lib/actions/assignment.ts";
import { noSecrecy } from "#lib/domain/people/assignment.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { PeopleChoice } from "./people-choice.tsx";

type AssignDialogProps = {
  article: { id: string; title: string };
  assignees: Person[];
  onAssigned: (assignees: Person[]) => void;
  onClose: () => void;
};

/** Who works on an article: everyone who is ticked, and the editors. Nobody ticked: everybody. */
export function AssignDialog({ article, assignees, onAssigned, onClose }: AssignDialogProps) {
  const { run, pending, formRef, formError } = useAction(assignArticleAction);
  const answer = useAnswer(listColleaguesAction, article.id);
  const [chosen, setChosen] = useState(() => new Set(assignees.map(({ id }) => id)));
  const [before] = useState(assignees);
  function save(): void {
    const ids = before.map(({ id }) => id);
    run({ articleId: article.id, userIds: [...chosen], before: ids }, (now) => {
      onAssigned(now);
      onClose();
      showToast(now.length === 0 ? "Everybody works on it now." : `Assigned to ${nameList(now.map(({ name }) => name))}.`, {
        undo: () => void takeBack(ids),
      });
    });
  }

  async function takeBack(userIds: string[]): Promise<void> {
    const undone = await act(() => assignArticleAction({ articleId: article.id, userIds }));
    if (undone.ok) onAssigned(undone.value);
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Who works on this article?"
        description={
          <>
            Other reviewers can’t change “<bdi>{article.title}</bdi>” and its review; editors and admins always can. {noSecrecy}
          </>
        }
      >
        <form
          ref={formRef}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <PeopleChoice chosen={chosen} onChoose={setChosen} {...answer} others={assignees} />
          <p role="status" className="text-sm text-soft">
            {chosen.size === 0 ? "Nobody is ticked: everybody at the desk works on it." : ""}
          </p>
          <FieldError error={formError} />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || !answer.value}>
              {pending ? "Saving…" : "Save"}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
