"use client";

import { useState } from "react";
import { listColleaguesAction } from "#lib/actions/assignment.ts";
import { handOverAction, readWaitingAction, takeBackHandoverAction } from "#lib/actions/user.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { isNothing, type Waiting } from "#lib/domain/work/handover.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useAnswer } from "../ui/use-answer.ts";

/** What waits for someone who left is offered to others. It can stay where it is, and be handed over later. */
export function HandOverDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const waiting = useAnswer(() => readWaitingAction({ userId: person.id }), person.id);
  const colleagues = useAnswer(listColleaguesAction, "");
  const { run, pending, formRef, formError, fieldError } = useAction(handOverAction);
  const [toId, setToId] = useState("");
  const problem = waiting.problem ?? colleagues.problem;
  const others = colleagues.value?.filter(({ id }) => id !== person.id) ?? [];
  const nothing = waiting.value !== null && isNothing(waiting.value);

  function hand(): void {
    const to = others.find(({ id }) => id === toId);
    if (!to) return;
    run({ fromId: person.id, toId }, (done) => {
      onClose();
      const all = { articles: done.articles, annotationIds: done.annotationIds };
      showToast(`Handed to ${to.name}.`, { undo: () => void act(() => takeBackHandoverAction(all)) });
    });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`What waits for ${person.name}`} description="They can’t sign in any more. What they wrote stays theirs.">
        <form
          ref={formRef}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            hand();
          }}
        >
          {problem ? <FieldError error={problem} /> : null}
          {!waiting.value && !problem ? <p className="text-sm text-soft">Looking what waits…</p> : null}
          {nothing ? <p>Nothing waits for them.</p> : waiting.value ? <WaitingList waiting={waiting.value} /> : null}
          {waiting.value && !nothing ? (
            <Field label="Hand it to" error={fieldError("toId")}>
              {(control) => (
                <Select {...control} required className="w-full" value={toId} onChange={(event) => setToId(event.target.value)}>
                  <option value="">Choose somebody</option>
                  {others.map(({ id, name, role }) => (
                    <option key={id} value={id}>
                      {name} ({role})
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ) : null}
          <FieldError error={formError} />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>{nothing ? "Close" : "Leave it"}</Button>
            </DialogClose>
            {nothing ? null : (
              <Button type="submit" variant="primary" disabled={pending || toId === ""}>
                {pending ? "Handing over…" : "Hand over"}
              </Button>
            )}
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const shownTitles = 5;

function WaitingList({ waiting: { articles, returned, secondVerdicts } }: { waiting: Waiting }) {
  return (
    <ul className="grid list-disc gap-1 ps-5 text-pretty">
      {articles.length > 0 ? (
        <li>
          {articles.length === 1 ? "One article is assigned to them:" : `${articles.length} articles are assigned to them:`}{" "}
          {articles.slice(0, shownTitles).map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two articles may have one title, and the list never changes
            <span key={index}>
              {index > 0 ? ", " : ""}
              <bdi className="font-serif">{title}</bdi>
            </span>
          ))}
          {articles.length > shownTitles ? ` and ${articles.length - shownTitles} more` : ""}
        </li>
      ) : null}
      {returned > 0 ? <li>{returned === 1 ? "One annotation was" : `${returned} annotations were`} returned to them.</li> : null}
      {secondVerdicts > 0 ? (
        <li>
          {secondVerdicts === 1 ? "One second verdict is" : `${secondVerdicts} second verdicts are`} awaited: whoever works on these
          articles, and has read none of it, can give it.
        </li>
      ) : null}
    </ul>
  );
}
