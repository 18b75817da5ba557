"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { editClaimantAction } from "#lib/actions/claimant.ts";
import { type Claimant, claimantKinds } from "#lib/domain/claim/claimant.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { claimantKindWords } from "./kind-words.ts";

/** What a claimant is, how they are shown, and where more is said of them. */
export function ClaimantForm({ claimant }: { claimant: Claimant }) {
  const router = useRouter();
  const { run, pending, formRef, fieldError, formError } = useAction(editClaimantAction);
  const [fields, setFields] = useState({ kind: claimant.kind, name: claimant.name, link: claimant.link });
  const unchanged = fields.kind === claimant.kind && fields.name === claimant.name && fields.link === claimant.link;
  return (
    <form
      ref={formRef}
      className="grid gap-3 rounded-lg border border-line bg-card p-4"
      onSubmit={(event) => {
        event.preventDefault();
        run({ id: claimant.id, version: claimant.version, ...fields }, () => {
          showToast("Saved. Reviews say so from their next revision on.");
          router.refresh();
        });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Field label="Shown as" error={fieldError("name")}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              required
              maxLength={200}
              value={fields.name}
              onChange={(event) => setFields({ ...fields, name: event.target.value })}
            />
          )}
        </Field>
        <Field label="What they are" error={fieldError("kind")}>
          {(control) => (
            <Select
              {...control}
              value={fields.kind}
              onChange={(event) => {
                const kind = claimantKinds.find((each) => each === event.target.value);
                if (kind) setFields({ ...fields, kind });
              }}
            >
              {claimantKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {claimantKindWords[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field label="Link (optional)" hint="A page that says who they are. Programs get it with the claim." error={fieldError("link")}>
        {(control) => (
          <Input
            {...control}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={fields.link}
            onChange={(event) => setFields({ ...fields, link: event.target.value })}
          />
        )}
      </Field>
      <FieldError error={formError} />
      <Button type="submit" variant="primary" className="justify-self-start" disabled={pending || unchanged}>
        Save
      </Button>
    </form>
  );
}
