"use client";

import { useState } from "react";
import { assignArticleAction, listColleaguesAction } from "#lib/actions/assignment.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { initials } from "../people/initials.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useAnswer } from "../ui/use-answer.ts";

type AssignDialogProps = {
  article: { id: string; title: string };
  assignees: Person[];
  onAssigned: (assignees: Person[]) => void;
  onClose: () => void;
};

/** Who works on an article: everyone who is ticked, and the editors. Nobody ticked: everybody. */
export function AssignDialog({ article, assignees, onAssigned, onClose }: AssignDialogProps) {
  const { run, pending, formRef, formError } = useAction(assignArticleAction);
  const { value: colleagues, problem, again } = useAnswer(listColleaguesAction, article.id);
  const [chosen, setChosen] = useState(() => new Set(assignees.map(({ id }) => id)));
  const [before] = useState(assignees);
  const gone = assignees.filter(({ id }) => colleagues?.every((colleague) => colleague.id !== id));

  function choose(id: string, on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

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
            Other reviewers can read “<bdi>{article.title}</bdi>” and its review, but not change them. Editors and admins always can.
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
          <fieldset className="grid gap-0.5">
            <legend className="sr-only">People</legend>
            {[...(colleagues ?? []), ...gone.map((person) => ({ ...person, role: "left the desk" }))].map(({ id, name, role }) => (
              <label key={id} className="flex min-h-11 items-center gap-3 rounded-(--radius) px-2 hover:bg-hover">
                <input
                  type="checkbox"
                  className="size-4 accent-(--go)"
                  checked={chosen.has(id)}
                  onChange={(event) => choose(id, event.target.checked)}
                />
                <span aria-hidden className="grid size-8 place-items-center rounded-full bg-sunk text-[0.74rem] font-semibold text-soft">
                  {initials(name)}
                </span>
                <span dir="auto" className="min-w-0 grow truncate">
                  {name}
                </span>
                <span className="text-sm text-soft">{role}</span>
              </label>
            ))}
          </fieldset>
          {!colleagues && !problem && <p className="text-sm text-soft">Loading…</p>}
          {problem && (
            <p role="alert" className="flex flex-wrap items-center gap-3 text-sm text-ina">
              {problem}
              <Button size="small" onClick={again}>
                Try again
              </Button>
            </p>
          )}
          <p role="status" className="text-sm text-soft">
            {chosen.size === 0 ? "Nobody is ticked: everybody at the desk works on it." : ""}
          </p>
          <FieldError error={formError} />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || !colleagues}>
              {pending ? "Saving…" : "Save"}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
