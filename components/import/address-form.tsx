"use client";

import Link from "next/link.js";
import { useRouter } from "next/navigation.js";
import { type KeyboardEvent, useState } from "react";
import { createImportDraftFromAddressAction } from "#lib/actions/import.ts";
import { listLines } from "#lib/domain/article/address-list.ts";
import type { Insistence } from "#lib/domain/article/page-kind.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useAction } from "../ui/use-action.ts";
import { existingArticle } from "./existing-article.ts";
import { NoArticle } from "./no-article.tsx";
import { useImportMany } from "./use-import-many.ts";

/** Fetches a public page and goes on with the article found in it; several addresses become an import that runs by itself. */
export function AddressForm() {
  const router = useRouter();
  const [text, setText] = useState("");
  const one = useAction(createImportDraftFromAddressAction);
  const many = useImportMany();
  const addresses = listLines(text).map((line) => (/^[a-z][a-z0-9+.-]*:/i.test(line) ? line : `https://${line}`));
  const pending = one.pending || many.pending;
  const refusal = one.refusal ?? many.refusal;
  const existing = existingArticle(refusal);

  function change(next: string): void {
    setText(next);
    one.setRefusal(null);
    many.forget();
  }

  function submit(): void {
    const [first, ...more] = addresses;
    if (first === undefined || pending) return;
    if (more.length > 0) many.give({ addresses, files: [] });
    else fetchOne(first);
  }

  function fetchOne(url: string, insisted: Insistence = {}): void {
    one.run({ url, ...insisted }, (draft) => router.push(`/desk/import/${draft.id}`));
  }

  /** Enter sends a single address, as in any field for one; in a list it makes the next line, and Ctrl+Enter sends. */
  function onKeyDown(event: KeyboardEvent): void {
    const single = !text.includes("\n") && !event.shiftKey;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !(single || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
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
      <Field
        label="Or give its address"
        hint="Several? One a line. They are read one after the other while you go on."
        error={refusal?.message ?? null}
      >
        {(control) => (
          <div className="flex items-start gap-2">
            <Textarea
              {...control}
              rows={1}
              inputMode="url"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              placeholder="https://"
              className="max-h-[40dvh] min-h-9 resize-none break-all"
              value={text}
              onChange={(event) => change(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Button type="submit" disabled={pending || addresses.length === 0}>
              {pending ? "Fetching…" : addresses.length > 1 ? `Fetch ${addresses.length}` : "Fetch"}
            </Button>
          </div>
        )}
      </Field>
      <NoArticle
        refusal={one.refusal}
        pending={pending}
        onForce={() => fetchOne(addresses[0] ?? "", { force: true })}
        onPages={{ all: () => fetchOne(addresses[0] ?? "", { allPages: true }), one: (address) => fetchOne(address, { force: true }) }}
      />
      {existing === null ? null : (
        <p className="text-sm">
          <Link className="text-link" href={`/desk/articles/${existing.slug}`}>
            Open “{existing.title}”
          </Link>
        </p>
      )}
    </form>
  );
}
