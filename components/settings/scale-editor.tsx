"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { editScaleAction } from "#lib/actions/scale.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { type DraftVerdict, draftOf, inputOf, moved, newVerdict } from "./scale-draft.ts";
import { VerdictEditor } from "./verdict-editor.tsx";

const most = 12;

export function ScaleEditor({ scale }: { scale: Scale }) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(scale.verdicts));
  const { run, pending, formRef, fieldError, formError, refusal } = useAction(editScaleAction);
  const changed = JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(scale.verdicts)));

  function edit(key: string, fields: Partial<DraftVerdict>) {
    setDraft((before) => before.map((verdict) => (verdict.key === key ? { ...verdict, ...fields } : verdict)));
  }

  function remove(index: number) {
    const gone = draft[index];
    if (!gone) return;
    setDraft((before) => before.filter((verdict) => verdict.key !== gone.key));
    showToast(`${gone.name || "The new verdict"} is off the scale once you save.`, {
      undo: () => setDraft((before) => before.toSpliced(index, 0, gone)),
    });
  }

  return (
    <form
      ref={formRef}
      noValidate
      className="grid grid-cols-1 gap-4 [&_:is(input,textarea,select,button)]:scroll-mb-24"
      onSubmit={(event) => {
        event.preventDefault();
        run(inputOf(draft), (saved) => {
          setDraft(draftOf(saved.verdicts));
          showToast(`Version ${saved.number} of the scale is in force.`);
          router.refresh();
        });
      }}
    >
      <ol className="grid grid-cols-1 gap-3">
        {draft.map((verdict, index) => (
          <VerdictEditor
            key={verdict.key}
            verdict={verdict}
            position={index + 1}
            last={index === draft.length - 1}
            error={(field) => fieldError(`verdicts.${index}.${field}`)}
            onEdit={(fields) => edit(verdict.key, fields)}
            onMove={(by) => setDraft((before) => moved(before, index, by))}
            onRemove={draft.length > 2 ? () => remove(index) : null}
          />
        ))}
      </ol>
      <Button
        className="justify-self-start"
        disabled={draft.length >= most}
        onClick={() => setDraft((before) => [...before, newVerdict()])}
      >
        <Plus aria-hidden /> Add a verdict
      </Button>
      <FieldError error={formError ?? fieldError("verdicts") ?? (refusal ? "Some verdicts need a look: see above." : null)} />
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3">
        <Button type="submit" variant="primary" disabled={pending || !changed}>
          {pending ? "Saving…" : `Save as version ${scale.number + 1}`}
        </Button>
        {changed ? (
          <Button variant="quiet" onClick={() => setDraft(draftOf(scale.verdicts))}>
            Discard changes
          </Button>
        ) : (
          <p className="text-sm text-soft">Version {scale.number} is in force.</p>
        )}
      </div>
    </form>
  );
}
