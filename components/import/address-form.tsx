"use client";

import { useRouter } from "next/navigation.js";
import { useState } from "react";
import { createImportDraftFromAddressAction } from "#lib/actions/import.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useAction } from "../ui/use-action.ts";

/** Fetches a public page and goes on with the article found in it. */
export function AddressForm() {
  const router = useRouter();
  const [url, setUrl] = useState("");
  const action = useAction(createImportDraftFromAddressAction);

  function submit(): void {
    const address = /^[a-z][a-z0-9+.-]*:/i.test(url.trim()) ? url.trim() : `https://${url.trim()}`;
    action.run({ url: address }, (draft) => router.push(`/desk/import/${draft.id}`));
  }

  return (
    <form
      className="grid gap-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label="Or give its address" error={action.refusal?.message ?? null}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              type="url"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="https://"
              value={url}
              onChange={(event) => {
                setUrl(event.target.value);
                action.setRefusal(null);
              }}
            />
            <Button type="submit" disabled={action.pending || url.trim() === ""}>
              {action.pending ? "Fetching…" : "Fetch"}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
