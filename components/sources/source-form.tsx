"use client";

import { useState } from "react";
import { editSourceAction } from "#lib/actions/source.ts";
import type { SourceKind } from "#lib/domain/claim/source.ts";
import { sourceKinds } from "#lib/domain/claim/source.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import type { SourceRecord } from "#lib/domain/claim/source-list.ts";
import { sourceKindWords } from "#lib/domain/export/wording.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { changedDetails, type DetailFields, detailFields } from "./source-fields.ts";
import { reopenedWords } from "./source-words.ts";

type Props = Pick<SourceRecord, "source" | "own" | "version">;
type Control = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** What the desk says of a source, to be put right. Only what was changed is sent, so that nobody's words are overwritten. */
export function SourceForm({ source, own, version }: Props) {
  const { run, pending, formRef, fieldError, formError } = useAction(editSourceAction);
  const before = detailFields({ source, own });
  const [fields, setFields] = useState<DetailFields | null>(null);
  if (fields === null) {
    return (
      <Button size="small" className="justify-self-start" onClick={() => setFields(before)}>
        Edit details…
      </Button>
    );
  }
  const text = (name: Exclude<keyof DetailFields, "kind">, control: Control, more: { placeholder?: string; maxLength?: number } = {}) => (
    <Input
      {...control}
      dir="auto"
      maxLength={200}
      {...more}
      value={fields[name]}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
    />
  );
  const save = () =>
    run({ id: source.id, version, ...changedDetails(before, fields) }, (saved) => {
      setFields(null);
      const undo = () => act(() => editSourceAction({ id: source.id, version: saved.version, ...changedDetails(fields, before) }));
      showToast(`Saved. What was published of it stays as it is.${reopenedWords(saved.reopened)}`, { undo, topic: `source ${source.id}` });
    });
  return (
    <form
      ref={formRef}
      noValidate
      className="grid gap-3 rounded-lg border border-line bg-card p-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label="Title" error={fieldError("title")} className="sm:col-span-2">
        {(control) => text("title", control, { maxLength: 500 })}
      </Field>
      <Field label="Publisher" error={fieldError("publisher")}>
        {(control) => text("publisher", control)}
      </Field>
      <Field label="Author" error={fieldError("author")}>
        {(control) => text("author", control)}
      </Field>
      <Field label="Date" error={fieldError("publishedAt")}>
        {(control) => text("publishedAt", control, { placeholder: "2026-03-04, 2026-03 or 2026", maxLength: 10 })}
      </Field>
      <Field label="Language" error={fieldError("language")}>
        {(control) => text("language", control, { placeholder: "en", maxLength: 35 })}
      </Field>
      <Field label="Kind" error={fieldError("kind")}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            value={fields.kind}
            onChange={(event) => setFields({ ...fields, kind: event.target.value as SourceKind | "" })}
          >
            <option value="">Not said</option>
            {sourceKinds.map((kind) => (
              <option key={kind} value={kind}>
                {sourceKindWords[kind]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Whose interest it speaks for" error={fieldError("interest")}>
        {(control) => text("interest", control, { placeholder: "the ministry, the claimant’s lawyer…" })}
      </Field>
      {own.site !== "" && (
        <Field
          label={`Who owns ${own.site}`}
          hint="Of all that is on this site. Sources of one owner count as one."
          error={fieldError("siteOwner")}
        >
          {(control) => text("siteOwner", control)}
        </Field>
      )}
      <Field
        label="Whose this document is"
        hint="Where that is somebody else: an agency’s report, a channel of its own."
        error={fieldError("owner")}
      >
        {(control) => text("owner", control)}
      </Field>
      <Field label="What is to be seen in it, of a picture" error={fieldError("altText")} className="sm:col-span-2">
        {(control) => text("altText", control, { maxLength: 1000 })}
      </Field>
      {fileHash(source.url) === null && (
        <Field label="Archived copy" error={fieldError("archivedUrl")} className="sm:col-span-2">
          {(control) => text("archivedUrl", control, { placeholder: "https://web.archive.org/…", maxLength: 2000 })}
        </Field>
      )}
      <div className="sm:col-span-2">
        <FieldError error={formError} />
      </div>
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "Saving…" : "Save"}
        </Button>
        <Button onClick={() => setFields(null)}>Cancel</Button>
      </div>
    </form>
  );
}
