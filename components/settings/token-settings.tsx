"use client";

import { useState } from "react";
import { createTokenAction, revokeTokenAction } from "#lib/actions/token.ts";
import type { ApiTokenSummary } from "#lib/domain/people/user.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Moment } from "../ui/moment.tsx";
import { useAction } from "../ui/use-action.ts";
import { CopyLine } from "./copy-line.tsx";

export function TokenForm() {
  const { run, pending, formRef, fieldError, formError } = useAction(createTokenAction);
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  return (
    <div className="grid gap-4">
      <form
        ref={formRef}
        method="post"
        noValidate
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          run({ name: String(new FormData(form).get("name")) }, (token) => {
            setMade(token);
            form.reset();
          });
        }}
      >
        <Field label="What will use it?" error={fieldError("name") ?? formError} className="min-w-0 flex-[1_1_16rem]">
          {(control) => <Input {...control} name="name" autoComplete="off" placeholder="Import script" />}
        </Field>
        <Button type="submit" variant="primary" disabled={pending} className="mt-6">
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

export function TokenList({ tokens }: { tokens: ApiTokenSummary[] }) {
  const { run, pending, formError } = useAction(revokeTokenAction);
  if (tokens.length === 0) return <p className="text-sm text-soft">You have none.</p>;
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {tokens.map((token) => (
          <li key={token.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 grow">
              <p className="break-words">{token.name}</p>
              <p className="text-sm text-soft">
                Made <Moment at={token.createdAt} />
                {" · "}
                {token.lastUsedAt ? (
                  <>
                    last used <Moment at={token.lastUsedAt} to="minute" />
                  </>
                ) : (
                  "never used"
                )}
              </p>
            </div>
            <Button size="small" variant="danger" disabled={pending} onClick={() => run({ id: token.id })}>
              Revoke<span className="sr-only"> the token {token.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <FieldError error={formError} />
    </div>
  );
}
