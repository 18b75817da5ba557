"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { addClaimantNameAction, partClaimantsAction } from "#lib/actions/claimant.ts";
import type { Claimant } from "#lib/domain/claim/claimant.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

/** How else a claimant is called, told before any annotation does. */
export function ClaimantNameForm({ id }: Pick<Claimant, "id">) {
  const router = useRouter();
  const { run, pending, formRef, fieldError, formError } = useAction(addClaimantNameAction);
  const [name, setName] = useState("");

  async function takeBack(moved: string[]): Promise<void> {
    const [otherId] = moved;
    if (otherId !== undefined) await act(() => partClaimantsAction({ id, otherId, moved }));
    router.refresh();
  }

  return (
    <form
      ref={formRef}
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ id, name }, ({ moved }) => {
          setName("");
          showToast(`${name.trim()} is a further name now.`, { undo: () => void takeBack(moved) });
          router.refresh();
        });
      }}
    >
      <Field label="A further name" hint="As others write it. Annotations that say so are theirs from then on." error={fieldError("name")}>
        {(control) => (
          <span className="flex flex-wrap gap-2">
            <Input
              {...control}
              dir="auto"
              maxLength={200}
              autoComplete="off"
              className="min-w-0 grow basis-60"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" disabled={pending}>
              Add the name
            </Button>
          </span>
        )}
      </Field>
      <FieldError error={formError} />
    </form>
  );
}
