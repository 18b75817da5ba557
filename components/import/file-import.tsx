"use client";

import { CircleAlert, LoaderCircle, Upload } from "lucide-react";
import { useRouter } from "next/navigation.js";
import { useRef } from "react";
import { mostImportItems } from "#lib/domain/article/import-batch.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { useAction } from "../ui/use-action.ts";
import { gatherFiles } from "./gather-files.ts";
import { NoArticle } from "./no-article.tsx";
import { acceptedFiles } from "./original-type.ts";
import { sendFile } from "./send-original.ts";
import { useDropAnywhere } from "./use-drop-anywhere.ts";
import { useImportMany } from "./use-import-many.ts";

/** Files by choosing or dropping them anywhere on the page. One file leads straight to its clean-up; several are read by themselves. */
export function FileImport() {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const last = useRef<File | null>(null);
  const one = useAction(({ file, force }: { file: File; force: boolean }) => sendFile(file, force));
  const many = useImportMany();
  const pending = one.pending || many.pending;
  const refusal = one.refusal ?? many.refusal;
  const passing = one.refusal?.code === "upstream" || one.refusal?.code === "rate_limited";

  function takeOne(file: File, force = false): void {
    last.current = file;
    one.run({ file, force }, (draft) => router.push(`/desk/import/${draft.id}`));
  }

  async function take(chosen: File[]): Promise<void> {
    if (pending || chosen.length === 0) return;
    one.setRefusal(null);
    many.forget();
    const { addresses, files } = await gatherFiles(chosen);
    const [file] = files;
    if (addresses.length === 0 && files.length === 1 && file !== undefined) takeOne(file);
    else many.give({ addresses, files });
  }

  const over = useDropAnywhere((files) => void take(files));

  return (
    <section aria-labelledby="import-files" className="grid gap-2">
      <h2 id="import-files" className="eyebrow">
        Files
      </h2>
      <div
        className={classNames(
          "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-dashed border-edge px-4 py-3.5 transition-colors",
          over && "border-go bg-[color-mix(in_oklab,var(--go)_8%,var(--card))]",
        )}
      >
        <Button onClick={() => picker.current?.click()} disabled={pending}>
          {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : <Upload aria-hidden />}
          {one.pending ? "Reading…" : many.pending ? "Taking in…" : "Choose files"}
        </Button>
        <p className="min-w-0 grow basis-64 text-sm text-soft">
          {over
            ? "Let go to import"
            : `or drop them anywhere on this page, up to ${mostImportItems} at once. Text, Markdown, HTML, Word (.docx), PDF, transcripts (.srt, .vtt), or a .txt list of addresses.`}
        </p>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={acceptedFiles}
          aria-label="Files to import"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
      <div role="alert" className="empty:absolute">
        {refusal === null ? null : (
          <p className="flex flex-wrap items-start gap-x-3 gap-y-1 text-sm text-ina">
            <span className="flex min-w-0 items-start gap-1.5">
              <CircleAlert aria-hidden className="mt-[0.2em] size-4 shrink-0" />
              <span>
                {one.refusal === null || last.current === null ? null : <strong className="break-all">{last.current.name}: </strong>}
                {refusal.message}
              </span>
            </span>
            {passing && last.current !== null ? (
              <Button size="small" onClick={() => last.current && takeOne(last.current)}>
                Try again
              </Button>
            ) : null}
          </p>
        )}
      </div>
      <NoArticle refusal={one.refusal} pending={pending} onForce={() => last.current && takeOne(last.current, true)} />
    </section>
  );
}
