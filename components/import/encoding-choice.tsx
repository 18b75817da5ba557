"use client";

import { useState } from "react";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import { charsetName, mended } from "#lib/domain/text/charset.ts";
import { Dialog } from "../ui/dialog.tsx";
import type { createDraftSaver } from "./draft-saver.ts";
import { EncodingDialog } from "./encoding-dialog.tsx";

type EncodingChoiceProps = { draft: ImportDraft; saver: ReturnType<typeof createDraftSaver> };

/** Says how the original was decoded, and leads to other ways. Files of other programs say so themselves, and reliably. */
export function EncodingChoice({ draft, saver }: EncodingChoiceProps) {
  const [open, setOpen] = useState(false);
  if (draft.readAs === null) return null;
  const name = draft.encoding === mended ? "with wrong letters put right" : `as ${charsetName(draft.readAs.charset)}`;
  return (
    <p className="mb-3 flex flex-wrap items-baseline gap-x-2 text-[0.82rem] text-soft">
      <span>Read {name}.</span>
      <button type="button" className="text-link min-h-6" onClick={() => setOpen(true)}>
        Letters look wrong?
      </button>
      <Dialog open={open} onOpenChange={setOpen}>
        {open ? <EncodingDialog draft={draft} saver={saver} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </p>
  );
}
