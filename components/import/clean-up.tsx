"use client";

import { EditorContent } from "@tiptap/react";
import { ArrowLeft } from "lucide-react";
import Link from "next/link.js";
import { useMemo, useState } from "react";
import type { WrittenDate } from "#lib/domain/article/dateline.ts";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import { nearDuplicateSlug } from "#lib/domain/article/near-duplicate.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { ChromeList } from "./chrome-list.tsx";
import { CleanUpProblems } from "./clean-up-problems.tsx";
import { isAnswered } from "./clean-up-state.ts";
import { CleanUpToolbar } from "./clean-up-toolbar.tsx";
import { DetailsForm } from "./details-form.tsx";
import { EncodingChoice } from "./encoding-choice.tsx";
import { NearDuplicates } from "./near-duplicates.tsx";
import { Notes } from "./notes.tsx";
import { OriginalPane } from "./original-pane.tsx";
import { PagePart } from "./page-part.tsx";
import { SavingMark } from "./saving-mark.tsx";
import { TitleField } from "./title-field.tsx";
import { useCleanUp } from "./use-clean-up.ts";
import { useSaveArticle } from "./use-save-article.ts";
import "../article/article-text.css";
import "./clean-up.css";

type CleanUpViewProps = {
  draft: ImportDraft;
  outlets: string[];
  /** The date that the text gives without a year. */
  written: WrittenDate | null;
  /** The import of many that led here, and that one goes back to. */
  batchId: string | null;
};

const views = ["Article", "Original", "Details"] as const;
type View = (typeof views)[number];

/** The text on its way in: the article beside its original, its details and what to look at. On a phone, one of the three at a time. */
export function CleanUpView({ draft, outlets, written, batchId }: CleanUpViewProps) {
  const cleanUp = useCleanUp(draft);
  const saving = useSaveArticle(draft.id, cleanUp, batchId);
  const [view, setView] = useState<View>("Article");
  const { editor, details, findings, deed, saver, replace } = cleanUp;
  const warnings = draft.warnings.filter(
    (note) => !isAnswered(note.code, details, draft.details.title) && nearDuplicateSlug(note) === null,
  );

  // The same element while the draft is the same, so that the original isn’t drawn anew at every key.
  const choices = useMemo(
    () => (
      <>
        <PagePart draft={draft} replace={replace} />
        <EncodingChoice draft={draft} saver={saver} />
      </>
    ),
    [draft, saver, replace],
  );

  function save(): void {
    if (findings.check.ok) saving.save();
    setView("Article");
  }

  const pane = (name: View) => (view === name ? "" : "max-lg:hidden");

  return (
    <main className="flex min-h-[calc(100dvh-3.25rem)] flex-col lg:h-[calc(100dvh-3.25rem)]">
      <div className="sticky top-13 z-20">
        <header className="flex items-center gap-3 border-b border-line bg-card px-4 py-2 sm:px-6">
          <Link
            href={batchId === null ? "/desk/import" : `/desk/import/batches/${batchId}`}
            className="grid size-9 shrink-0 place-items-center rounded-(--radius) text-soft hover:bg-hover hover:text-ink"
            aria-label={batchId === null ? "All imports" : "Back to the import"}
          >
            <ArrowLeft aria-hidden className="size-4" />
          </Link>
          <h1 className="min-w-0 truncate font-serif text-lg font-semibold max-sm:sr-only">Clean up</h1>
          <span className="ms-auto" />
          <SavingMark state={cleanUp.saving} />
          <Button variant="primary" disabled={saving.pending} onClick={save}>
            {saving.pending ? "Saving…" : "Save to the library"}
          </Button>
        </header>
        <CleanUpProblems cleanUp={cleanUp} saving={saving} onShow={() => setView("Article")} />
        <fieldset className="flex gap-1 border-b border-line bg-paper px-4 py-1.5 lg:hidden">
          <legend className="sr-only">What to show</legend>
          {views.map((name) => (
            <Button
              key={name}
              size="small"
              variant="quiet"
              aria-pressed={view === name}
              onClick={() => setView(name)}
              className="grow aria-pressed:bg-hover"
            >
              {name}
              {name === "Details" && warnings.length + findings.chrome.length > 0 ? ` (${warnings.length + findings.chrome.length})` : ""}
            </Button>
          ))}
        </fieldset>
      </div>
      <NearDuplicates warnings={draft.warnings} />
      <div className="grid min-h-0 grow lg:grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)_20rem]">
        <section
          aria-label="Original"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
          tabIndex={0}
          className={classNames("border-line bg-sunk lg:overflow-auto lg:border-e px-4 py-5 sm:px-6", pane("Original"))}
        >
          <OriginalPane text={draft.untouchedText} struck={findings.struck} name={draft.originalName} choices={choices} />
        </section>
        <section aria-label="Article" className={classNames("px-4 pt-5 lg:overflow-auto sm:px-6 xl:px-10", pane("Article"))}>
          <div className="mx-auto max-w-[42rem]">
            <TitleField cleanUp={cleanUp} found={draft.found.title} error={saving.fieldError("title")} />
            <div className="-top-5 z-10 mt-3 lg:sticky">{editor ? <CleanUpToolbar editor={editor} /> : null}</div>
            <EditorContent editor={editor} />
          </div>
        </section>
        <aside
          aria-label="Details"
          className={classNames("grid content-start gap-7 border-line lg:overflow-auto px-4 py-5 lg:border-s sm:px-5", pane("Details"))}
        >
          <div role="status" className="empty:hidden">
            {deed === null ? null : (
              <p className="flex items-baseline justify-between gap-3 rounded-(--radius) bg-hover px-3 py-2 text-sm">
                {deed.message}
                <button type="button" className="text-link min-h-6" onClick={deed.undo}>
                  Undo
                </button>
              </p>
            )}
          </div>
          <ChromeList cleanUp={cleanUp} />
          <DetailsForm cleanUp={cleanUp} found={draft.found} outlets={outlets} written={written} fieldError={saving.fieldError} />
          <Notes warnings={warnings} />
        </aside>
      </div>
    </main>
  );
}
