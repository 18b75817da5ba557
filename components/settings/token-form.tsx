"use client";

import { useState } from "react";
import { createTokenAction } from "#lib/actions/token.ts";
import { type Role, roleMay, type TokenScope } from "#lib/domain/people/permissions.ts";
import { Button } from "../ui/button.tsx";
import { CopyLine } from "../ui/copy-line.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { useAction } from "../ui/use-action.ts";

const day = 86_400_000;

/** For how many days a token can be made; null: for ever. */
const lives: { days: number | null; name: string }[] = [
  { days: 30, name: "30 days" },
  { days: 90, name: "90 days" },
  { days: 365, name: "a year" },
  { days: null, name: "no end" },
];

/** What a token can be for beside reading, and the least that its person must be allowed. */
const uses: { scope: TokenScope; name: string; may: (role: Role) => boolean }[] = [
  { scope: "write", name: "Write: load articles, annotate, sign off", may: () => true },
  { scope: "publish", name: "Publish and withdraw", may: (role) => roleMay(role, "publish a revision") },
  { scope: "admin", name: "Administer the desk and its people", may: (role) => roleMay(role, "edit the desk") },
];

export function TokenForm({ role }: { role: Role }) {
  const { run, pending, formRef, fieldError, formError } = useAction(createTokenAction);
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  return (
    <div className="grid gap-4">
      <form
        ref={formRef}
        method="post"
        noValidate
        className="grid max-w-xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const fields = new FormData(form);
          const { days } = lives[Number(fields.get("life"))] ?? { days: null };
          const input = {
            name: String(fields.get("name")),
            scopes: ["read" as const, ...uses.map(({ scope }) => scope).filter((scope) => fields.get(scope) === "on")],
            expiresAt: days === null ? null : new Date(Date.now() + days * day).toISOString(),
          };
          run(input, (token) => {
            setMade(token);
            form.reset();
          });
        }}
      >
        <Field label="What will use it?" error={fieldError("name")}>
          {(control) => <Input {...control} name="name" autoComplete="off" placeholder="Import script" />}
        </Field>
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-medium">What may it do, beside reading?</legend>
          {uses
            .filter(({ may }) => may(role))
            .map(({ scope, name }) => (
              <label key={scope} className="flex min-h-7 items-center gap-2 text-sm">
                <input type="checkbox" name={scope} defaultChecked={scope === "write"} className="size-4 shrink-0 accent-go" />
                {name}
              </label>
            ))}
          <FieldError error={fieldError("scopes")} />
        </fieldset>
        <Field label="For how long?" error={fieldError("expiresAt")}>
          {(control) => (
            <Select {...control} name="life" defaultValue="1" className="justify-self-start">
              {lives.map(({ name }, index) => (
                <option key={name} value={index}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <FieldError error={formError} />
        <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
          {pending ? "Making…" : "Make a token"}
        </Button>
      </form>
      <div aria-live="polite">
        {made ? (
          <div className="rounded-lg border border-line bg-card p-4">
            <CopyLine label={`Token for ${made.name}`} hint="Keep it like a password. It isn’t shown again." text={made.token} />
          </div>
        ) : null}
      </div>
    </div>
  );
}
