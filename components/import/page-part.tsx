"use client";

import { useState } from "react";
import { readImportPartAction } from "#lib/actions/import.ts";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import { FieldError } from "../ui/field.tsx";
import { useAction } from "../ui/use-action.ts";
import type { CleanUp } from "./use-clean-up.ts";

type PagePartProps = { draft: ImportDraft; replace: CleanUp["replace"] };

/** Of a page, the article alone or all of it: whichever is not in the editor is one click away, and can be taken back. */
export function PagePart({ draft, replace }: PagePartProps) {
  const [part, setPart] = useState<"article" | "page">(draft.warnings.some(({ code }) => code === "words-kept") ? "article" : "page");
  const { run, pending, formError } = useAction((wanted: "article" | "page") => readImportPartAction({ id: draft.id, part: wanted }));
  if (draft.originalType !== "text/html") return null;
  const other = part === "article" ? "page" : "article";

  function take(): void {
    run(other, ({ document, warnings }) => {
      const kept = warnings.find(({ code }) => code === "words-kept")?.message;
      const doubt = warnings.find(({ code }) => code === "readings-differ")?.message;
      replace(document, [kept ?? "The whole page is in the editor.", doubt].filter(Boolean).join(" "), () => setPart(part));
      setPart(other);
    });
  }

  return (
    <div className="mb-3 grid gap-1 text-[0.82rem] text-soft">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span>{part === "article" ? "Of this page, the article alone was taken." : "All of this page was taken."}</span>
        <button type="button" className="text-link min-h-6" disabled={pending} onClick={take}>
          {pending ? "Reading…" : part === "article" ? "Take the whole page" : "Take the article alone"}
        </button>
      </p>
      <FieldError error={formError} />
    </div>
  );
}
