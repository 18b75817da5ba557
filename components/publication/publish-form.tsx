"use client";

import type { RevisionKind } from "#lib/domain/revision/revision.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

const kindWords: Record<RevisionKind, { name: string; meaning: string }> = {
  first: { name: "First publication", meaning: "" },
  update: { name: "Update", meaning: "Something was added, or the facts have moved on." },
  correction: { name: "Correction", meaning: "We were wrong. The page says so, and what was wrong." },
  clarification: { name: "Clarification", meaning: "Nothing was wrong; it is now said more clearly." },
};

type PublishFormProps = {
  number: number;
  /** Empty for the first revision, which needs no kind. */
  kinds: RevisionKind[];
  kind: RevisionKind;
  note: string;
  onKind: (kind: RevisionKind) => void;
  onNote: (note: string) => void;
  onPreview: () => void;
};

/** What kind of revision this is, and the note that says so to readers. */
export function PublishForm({ number, kinds, kind, note, onKind, onNote, onPreview }: PublishFormProps) {
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onPreview();
      }}
    >
      {kinds.length > 0 ? (
        <>
          <p className="text-sm text-soft">Revision {number - 1} stays as it is, at its own address.</p>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 text-sm font-medium">What kind of change is it?</legend>
            {kinds.map((each) => (
              <label
                key={each}
                className="flex cursor-pointer gap-2.5 rounded-(--radius) border border-line px-3 py-2 has-checked:border-go has-checked:bg-hover"
              >
                <input type="radio" name="kind" className="mt-1 size-4 accent-go" checked={kind === each} onChange={() => onKind(each)} />
                <span>
                  <span className="font-medium">{kindWords[each].name}</span>
                  <span className="block text-sm text-soft">{kindWords[each].meaning}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <Field label="Note for readers" hint="What has changed, in a sentence. It stands on the page and in its history.">
            {(control) => (
              <Textarea
                {...control}
                required
                dir="auto"
                maxLength={2000}
                rows={2}
                className="min-h-14"
                value={note}
                onChange={(event) => onNote(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : (
        <p className="text-pretty">Look at the page as readers will get it, then publish exactly that.</p>
      )}
      <Button type="submit" variant="primary" className="justify-self-end">
        Preview
      </Button>
    </form>
  );
}
