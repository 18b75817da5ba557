"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { editDeskAction } from "#lib/actions/desk.ts";
import type { Desk } from "#lib/domain/people/desk.ts";
import { emptyProse, isEmptyProse } from "#lib/domain/prose/prose.ts";
import { ProseEditor } from "../prose/prose-editor.tsx";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

export function NewsroomForm({ desk }: { desk: Desk }) {
  const router = useRouter();
  const id = useId();
  const [method, setMethod] = useState(desk.method ?? emptyProse);
  const { run, pending, formRef, fieldError, formError } = useAction(editDeskAction);
  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const input = {
          name: String(fields.get("name")),
          tagline: String(fields.get("tagline")),
          method: isEmptyProse(method) ? null : method,
          formerAddresses: String(fields.get("formerAddresses")).split(/\s+/).filter(Boolean),
        };
        run(input, () => {
          showToast("Saved. The public pages show it at once.");
          router.refresh();
        });
      }}
    >
      <Field label="Name of the desk" hint="At the top of every public page, and signed into each revision." error={fieldError("name")}>
        {(control) => <Input {...control} name="name" defaultValue={desk.name} autoComplete="organization" />}
      </Field>
      <Field label="Tagline" hint="A few words after the name. May stay empty." error={fieldError("tagline")}>
        {(control) => <Input {...control} name="tagline" defaultValue={desk.tagline} autoComplete="off" placeholder="fact-checks" />}
      </Field>
      <div className="grid gap-1">
        <p id={`${id}-label`} className="text-sm font-medium">
          How you work
        </p>
        <p id={`${id}-hint`} className="text-[0.82rem] text-soft">
          Your method, who signs off, how readers report mistakes and how you correct them. Readers find it at /method.
        </p>
        <ProseEditor value={method} onChange={setMethod} labelledBy={`${id}-label`} describedBy={`${id}-hint`} minimum="14rem" />
        <FieldError error={fieldError("method")} />
      </div>
      <Field
        label="Former addresses"
        hint="Where readers reached you before, one a line. Links to those pages still show a preview on other sites (oEmbed)."
        error={fieldError("formerAddresses")}
      >
        {(control) => (
          <Textarea
            {...control}
            name="formerAddresses"
            rows={2}
            defaultValue={desk.formerAddresses.join("\n")}
            autoComplete="off"
            spellCheck={false}
            placeholder="https://check.example.org"
          />
        )}
      </Field>
      <FieldError error={formError} />
      <Button type="submit" variant="primary" className="justify-self-start" disabled={pending}>
        {pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}
