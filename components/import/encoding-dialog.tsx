"use client";

import { useEffect, useState } from "react";
import { previewImportEncodingAction, rereadImportDraftAction } from "#lib/actions/import.ts";
import type { EncodingPreview, ImportDraft } from "#lib/domain/article/import-draft.ts";
import type { Result } from "#lib/domain/result.ts";
import { charsets, mended } from "#lib/domain/text/charset.ts";
import { Button } from "../ui/button.tsx";
import { DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { useAction } from "../ui/use-action.ts";
import type { createDraftSaver } from "./draft-saver.ts";

type EncodingDialogProps = { draft: ImportDraft; saver: ReturnType<typeof createDraftSaver>; onDone: () => void };

/** Every encoding, beside how the original begins in it. */
export function EncodingDialog({ draft, saver, onDone }: EncodingDialogProps) {
  const [encoding, setEncoding] = useState(draft.encoding ?? "");
  const preview = usePreview(draft.id, encoding);
  const { run, pending, formError } = useAction(async (chosen: string | null) => {
    await saver.flush();
    return rereadImportDraftAction({ id: draft.id, updatedAt: saver.base(), encoding: chosen });
  });
  const canMend = draft.encoding === mended || draft.warnings.some(({ code }) => code === "mojibake");

  function read(): void {
    run(encoding === "" ? null : encoding, ({ updatedAt }) => {
      saver.rebase(updatedAt);
      onDone();
      // The editor begins anew with another text.
      window.location.reload();
    });
  }

  return (
    <DialogContent
      title="Read it in another encoding"
      description="The text is read anew from the original, so what you struck out or formatted comes back. Details that you filled in stay."
      className="sm:w-[min(44rem,calc(100vw-2rem))]"
    >
      <Field label="Encoding">
        {(control) => (
          <Select {...control} className="w-full" value={encoding} disabled={pending} onChange={(event) => setEncoding(event.target.value)}>
            <option value="">As its bytes say</option>
            {canMend ? <option value={mended}>As its bytes say, with wrong letters put right</option> : null}
            {Object.entries(charsets).map(([name, title]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-1.5">
        <h3 className="eyebrow">So it begins</h3>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
          tabIndex={0}
          aria-label="How it reads"
          aria-busy={preview === null}
          className="h-56 overflow-auto rounded-(--radius) border border-line bg-sunk p-3"
        >
          <p dir="auto" className="clean-up-original">
            {preview === null ? "Reading…" : preview.ok ? preview.value.beginning : preview.error.message}
          </p>
        </section>
        <p role="status" className="min-h-5 text-[0.82rem] text-soft">
          {preview?.ok ? unreadableWords(preview.value.unreadable) : ""}
        </p>
      </div>
      <FieldError error={formError} />
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button>Leave it</Button>
        </DialogClose>
        <Button variant="primary" disabled={pending || !preview?.ok || encoding === (draft.encoding ?? "")} onClick={read}>
          {pending ? "Reading…" : "Read it so"}
        </Button>
      </div>
    </DialogContent>
  );
}

function unreadableWords(count: number): string {
  if (count === 0) return "Every character can be read.";
  return count === 1 ? "1 character can’t be read so." : `${count.toLocaleString("en")} characters can’t be read so.`;
}

/** Null while it is looked for. */
function usePreview(id: string, encoding: string): Result<EncodingPreview> | null {
  const [found, setFound] = useState<{ encoding: string; preview: Result<EncodingPreview> } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const keep = (preview: Result<EncodingPreview>) => isWanted && setFound({ encoding, preview });
    previewImportEncodingAction({ id, encoding: encoding === "" ? null : encoding }).then(keep, (error: unknown) => {
      console.error(error);
      keep({ ok: false, error: { code: "upstream", message: "The desk couldn't be reached. Check the connection and choose again." } });
    });
    return () => {
      isWanted = false;
    };
  }, [id, encoding]);
  return found?.encoding === encoding ? found.preview : null;
}
