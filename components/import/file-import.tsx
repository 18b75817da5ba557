"use client";

import { Check, CircleAlert, FileText, LoaderCircle, Upload } from "lucide-react";
import Link from "next/link.js";
import { useRouter } from "next/navigation.js";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { acceptedFiles } from "./original-type.ts";
import { type QueuedFile, useFileQueue } from "./use-file-queue.ts";

/** Files by choosing or dropping them anywhere on the page. One file leads straight to its clean-up; several are listed. */
export function FileImport() {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const alone = useRef(false);
  const queue = useFileQueue((ready) => {
    const [first] = ready;
    if (alone.current && first !== undefined) router.push(`/desk/import/${first.id}`);
    else router.refresh();
  });

  function take(files: FileList | null): void {
    if (files === null || files.length === 0) return;
    alone.current = files.length === 1 && queue.files.length === 0;
    queue.add(files);
  }

  const over = useDropAnywhere(take);

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
        <Button onClick={() => picker.current?.click()}>
          <Upload aria-hidden />
          Choose files
        </Button>
        <p className="text-sm text-soft">
          {over ? "Let go to import" : "or drop them anywhere on this page. Text, Markdown, HTML, Word (.docx) or PDF."}
        </p>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={acceptedFiles}
          aria-label="Files to import"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
      </div>
      <ul aria-live="polite" aria-label="Files being imported" className="grid gap-px empty:hidden">
        {queue.files.map((file) => (
          <FileLine key={file.key} file={file} />
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file }: { file: QueuedFile }) {
  const icon = {
    waiting: <FileText aria-hidden className="text-soft" />,
    reading: <LoaderCircle aria-hidden className="animate-spin text-go" />,
    ready: <Check aria-hidden className="text-acc" />,
    failed: <CircleAlert aria-hidden className="text-ina" />,
  }[file.state];
  return (
    <li className="flex items-start gap-2.5 border-b border-line py-2 text-sm last:border-0 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <span className="grid min-w-0 grow gap-0.5">
        <span className="truncate font-medium">{file.name}</span>
        {file.state === "waiting" ? <span className="text-soft">Waiting</span> : null}
        {file.state === "reading" ? <span className="text-soft">Reading…</span> : null}
        {file.state === "ready" ? <span className="truncate text-soft">{file.draft.title || "Ready to be cleaned up"}</span> : null}
        {file.state === "failed" ? <span className="text-ina">{file.message}</span> : null}
      </span>
      {file.state === "ready" ? (
        <Link href={`/desk/import/${file.draft.id}`} className="text-link shrink-0" aria-label={`Clean up ${file.name}`}>
          Clean up
        </Link>
      ) : null}
      {file.state === "failed" && file.again !== null ? (
        <Button size="small" onClick={file.again} aria-label={`Try ${file.name} again`}>
          Try again
        </Button>
      ) : null}
    </li>
  );
}

/** Files dropped on any place of the window; without this, the browser would leave the page to open them. */
function useDropAnywhere(take: (files: FileList | null) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const hasFiles = (event: { dataTransfer: DataTransfer | null }) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      latest.current(event.dataTransfer?.files ?? null);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}
