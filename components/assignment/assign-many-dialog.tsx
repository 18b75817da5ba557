"use client";

import { useState } from "react";
import { assignArticlesAction, listColleaguesAction } from "#lib/actions/assignment.ts";
import { noSecrecy } from "#lib/domain/people/assignment.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { PeopleChoice } from "./people-choice.tsx";

type AssignManyDialogProps = { articleIds: string[]; onAssigned: () => void; onClose: () => void };

/** Who works on several articles: the same people on each of them. Nobody ticked: everybody. */
export function AssignManyDialog({ articleIds, onAssigned, onClose }: AssignManyDialogProps) {
  const { run, pending, formRef, formError } = useAction(assignArticlesAction);
  const answer = useAnswer(listColleaguesAction, "");
  const [chosen, setChosen] = useState(new Set<string>());

  function save(): void {
    const userIds = [...chosen];
    run({ articles: articleIds.map((articleId) => ({ articleId, userIds })) }, ({ done, refused }) => {
      onClose();
      onAssigned();
      const [problem] = refused;
      showToast(
        `${done.length} assigned${problem ? `, ${refused.length} not: ${problem.message}` : "."}`,
        done.length > 0 ? { undo: () => void takeBack(done) } : { tone: "problem" },
      );
    });
  }

  async function takeBack(articles: { articleId: string; userIds: string[] }[]): Promise<void> {
    if ((await act(() => assignArticlesAction({ articles }))).ok) onAssigned();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={articleIds.length === 1 ? "Who works on this article?" : `Who works on these ${articleIds.length} articles?`}
        description={`In place of whoever did. Other reviewers can’t change them; editors and admins always can. ${noSecrecy}`}
      >
        <form
          ref={formRef}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <PeopleChoice chosen={chosen} onChoose={setChosen} {...answer} />
          <p role="status" className="text-sm text-soft">
            {chosen.size === 0 ? "Nobody is ticked: everybody at the desk works on them." : ""}
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
