"use client";

import { useRouter } from "next/navigation.js";
import { type ClipboardEvent, useEffect, useId, useState } from "react";
import { isFileType, kindOf, type OriginalType, originalTypes, pastedTranscriptType } from "#lib/domain/article/original-type.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Label } from "../ui/label.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useAction } from "../ui/use-action.ts";
import { NoArticle } from "./no-article.tsx";
import { typeOfText } from "./original-type.ts";
import { richPaste } from "./rich-paste.ts";
import { sendText } from "./send-original.ts";

/** Kept in this tab until it is sent, so that a reload loses nothing. */
const storageKey = "assay.import.paste";

type Pasted = { text: string; chosen: OriginalType | null /** What the clipboard held beside the plain text. */; rich: string | null };
const nothing: Pasted = { text: "", chosen: null, rich: null };

export function PasteForm() {
  const router = useRouter();
  const [pasted, setPasted] = useState(nothing);
  const action = useAction(({ text, type, force }: { text: string; type: OriginalType; force: boolean }) => sendText(text, type, force));
  useEffect(() => {
    const text = sessionStorage.getItem(storageKey);
    if (text) setPasted({ ...nothing, text });
  }, []);

  const type = pasted.rich === null ? (pasted.chosen ?? typeOfText(pasted.text)) : "text/html";

  function change(next: Pasted): void {
    setPasted(next);
    action.setRefusal(null);
    try {
      sessionStorage.setItem(storageKey, next.text);
    } catch (error) {
      // A full or forbidden store: the text still stands in the field.
      console.warn(error);
    }
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const rich = richPaste(event.clipboardData);
    if (pasted.text.trim() !== "" || rich === null) return;
    event.preventDefault();
    change({ text: event.clipboardData.getData("text/plain"), chosen: null, rich });
  }

  function submit(force = false): void {
    action.run({ text: pasted.rich ?? pasted.text, type, force }, (draft) => {
      sessionStorage.removeItem(storageKey);
      router.push(`/desk/import/${draft.id}`);
    });
  }

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label="Paste the article"
        hint="Text, Markdown, HTML or a transcript with its times. Headings, links and emphasis that you copy along are kept."
        error={action.refusal?.message ?? null}
      >
        {(control) => (
          <Textarea
            {...control}
            value={pasted.text}
            dir="auto"
            onPaste={paste}
            onChange={(event) => change({ ...pasted, text: event.target.value, rich: null })}
            className="max-h-[50dvh] min-h-44 font-serif text-base leading-relaxed"
          />
        )}
      </Field>
      <NoArticle refusal={action.refusal} pending={action.pending} onForce={() => submit(true)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={action.pending || pasted.text.trim() === ""}>
          {action.pending ? "Reading…" : "Go on to clean-up"}
        </Button>
        {pasted.text.trim() === "" ? null : <ReadAs pasted={pasted} type={type} change={change} />}
      </div>
    </form>
  );
}

const pastable = originalTypes.filter((value) => !isFileType(value));

function ReadAs({ pasted, type, change }: { pasted: Pasted; type: OriginalType; change: (next: Pasted) => void }) {
  const id = useId();
  // Captions are read as such whatever kind of transcript is chosen.
  const transcript = kindOf(type) === "transcript" ? type : pastedTranscriptType;
  if (pasted.rich !== null)
    return (
      <p className="text-sm text-soft">
        With its formatting, as copied.{" "}
        <button type="button" className="text-link" onClick={() => change({ ...pasted, rich: null })}>
          Take the plain text instead
        </button>
      </p>
    );
  return (
    <div className="flex items-center gap-2 text-sm">
      <Label htmlFor={id} className="text-soft">
        Read as
      </Label>
      <Select
        id={id}
        value={type}
        onChange={(event) => {
          const chosen = pastable.find((value) => value === event.target.value);
          change({ ...pasted, chosen: chosen ?? null });
        }}
      >
        <option value="text/plain">plain text</option>
        <option value="text/markdown">Markdown</option>
        <option value="text/html">HTML</option>
        <option value={transcript}>a transcript</option>
      </Select>
    </div>
  );
}
