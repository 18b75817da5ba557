"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

/** Something shown once, to be taken elsewhere. */
export function CopyLine({ label, hint, text }: { label: string; hint?: string; text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={label} hint={hint} className="min-w-0 flex-[1_1_16rem]">
        {(control) => (
          <Input {...control} readOnly value={text} className="font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
        )}
      </Field>
      <Button onClick={() => void copyText(text).then(setCopied)}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
      </Button>
    </div>
  );
}
