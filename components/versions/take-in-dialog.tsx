"use client";

import { type ClipboardEvent, type FormEvent, useState } from "react";
import type { OriginalType } from "#lib/domain/article/original-type.ts";
import { pageKindOf } from "#lib/domain/article/page-kind.ts";
import { type Refusal, type Result, refuse } from "#lib/domain/result.ts";
import { base64 } from "../import/base64.ts";
import { acceptedFiles, typeOfFile, typeOfText } from "../import/original-type.ts";
import { richPaste } from "../import/rich-paste.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import type { RoomApi } from "../session/server-api.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { useKeptText } from "../ui/use-kept-text.ts";
import { unsettledWords } from "./version-words.ts";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };
type Given = { blob: Blob; originalType: OriginalType; originalName?: string; force?: boolean };

/** The article as it reads now, wherever it came from: pasted, or out of a file. The review goes on on it. */
export function TakeInDialog({ open, onOpenChange }: Props) {
  const { api } = useRoom();
  const articleId = useRoomState((state) => state.article.id);
  const meId = useRoomState((state) => state.me.id);
  const [text, setText] = useKeptText(`assay:take-in:${meId}:${articleId}`);
  const [rich, setRich] = useState<string | null>(null);
  const { run, pending, refusal, setRefusal } = useAction((given: Given) => send(api, articleId, given));

  /** What was refused for having lost most of the article, or characters that could not be read, to be taken in all the same. */
  const [asked, setAsked] = useState<Given | null>(null);

  function takeIn(given: Given): void {
    setAsked(given);
    run(given, ({ snapshot, passages }) => {
      setText("");
      setRich(null);
      onOpenChange(false);
      showToast(`Snapshot ${snapshot.number} is taken in: ${unsettledWords(passages) || "no marked passage is affected"}.`);
    });
  }
  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const formatted = richPaste(event.clipboardData);
    if (text.trim() !== "" || formatted === null) return;
    event.preventDefault();
    setText(event.clipboardData.getData("text/plain"));
    setRich(formatted);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    takeIn({ blob: new Blob([rich ?? text]), originalType: rich === null ? typeOfText(text) : "text/html" });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Take in a changed text"
        description="The whole article as it reads now. Passages whose words still stand come along; the others wait for you. What is published stays as it is."
      >
        <form className="grid gap-3" onSubmit={submit}>
          <Field label="Paste the new text" hint="Formatting that you copy along is kept." error={refusal?.message ?? null}>
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                value={text}
                disabled={pending}
                onPaste={paste}
                onChange={(event) => {
                  setText(event.target.value);
                  setRich(null);
                  setRefusal(null);
                }}
                className="max-h-[40dvh] min-h-40 font-serif text-base leading-relaxed"
              />
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant="primary" disabled={pending || text.trim() === ""}>
              {pending ? "Comparing…" : "Take it in"}
            </Button>
            {asked && refusal && canBeForced(refusal) ? (
              <Button type="button" disabled={pending} onClick={() => takeIn({ ...asked, force: true })}>
                Take it in all the same
              </Button>
            ) : null}
            <label className="flex min-w-0 flex-wrap items-center gap-2 text-sm text-soft">
              or from a file
              <input
                type="file"
                accept={acceptedFiles}
                disabled={pending}
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  event.target.value = "";
                  if (file) takeIn({ blob: file, originalType: typeOfFile(file.name, file.type) ?? "text/plain", originalName: file.name });
                }}
                className="min-w-0 max-w-full rounded-(--radius) border border-edge bg-card p-1.5 file:me-3 file:rounded file:border-0 file:bg-hover file:px-3 file:py-1"
              />
            </label>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}

async function send(
  api: RoomApi,
  articleId: string,
  { blob, originalType, originalName, force }: Given,
): Promise<Awaited<ReturnType<RoomApi["addSnapshot"]>>> {
  const original = await base64(blob).catch((error: unknown) => console.warn(error));
  if (original === undefined) return unreadable("The file could not be read: it may have been moved or changed. Choose it again.");
  return api.addSnapshot({ articleId, original, originalType, originalName: originalName?.slice(0, 300), force });
}

function canBeForced(refusal: Refusal): boolean {
  if (pageKindOf(refusal)) return true;
  if (refusal.code === "conflict") return refusal.details !== undefined && "words" in refusal.details;
  return refusal.code === "invalid" && refusal.details !== undefined && "count" in refusal.details;
}

function unreadable(message: string): Result<never> {
  return refuse("invalid", message);
}
