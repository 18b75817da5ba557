"use client";

import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/input.tsx";

/** Asks where the selected words should lead. Empty takes the link away. */
export function ProseLink({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [href, setHref] = useState<string>(() => editor.getAttributes("link").href ?? "https://");
  const [refused, setRefused] = useState(false);

  function apply(): void {
    const address = href.trim();
    const empty = address === "" || address === "https://";
    if (!empty && !isSafeLink(address)) {
      setRefused(true);
      return;
    }
    const chain = editor.chain().focus().extendMarkRange("link");
    if (empty) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    } else chain.setLink({ href: address }).run();
    onDone();
  }

  return (
    <div className="grid gap-1 border-b border-line p-1.5">
      <div className="flex gap-1.5">
        <Input
          autoFocus
          aria-label="Address of the link"
          aria-invalid={refused || undefined}
          value={href}
          onChange={(event) => setHref(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              apply();
            }
            if (event.key === "Escape") {
              event.stopPropagation();
              onDone();
              editor.commands.focus();
            }
          }}
          className="min-h-8 py-0.5"
        />
        <Button size="small" onClick={apply}>
          Set
        </Button>
      </div>
      {refused && <p className="text-[0.82rem] text-ina">Give an address that begins with https://, http:// or mailto:.</p>}
    </div>
  );
}
