"use client";

import Link from "next/link.js";
import { Button } from "../ui/button.tsx";
import { ProblemBanner } from "./problem-banner.tsx";
import { addedPlace, type CleanUp } from "./use-clean-up.ts";
import type { useSaveArticle } from "./use-save-article.ts";

type CleanUpProblemsProps = { cleanUp: CleanUp; saving: ReturnType<typeof useSaveArticle>; onShow: () => void };

/** What stands in the way of saving: a word the original doesn't have, a refusal, a server that doesn't answer. */
export function CleanUpProblems({ cleanUp, saving, onShow }: CleanUpProblemsProps) {
  const { editor, findings } = cleanUp;
  const { check } = findings;

  function showWord(): void {
    onShow();
    const place = editor === null ? null : addedPlace(editor, findings);
    if (place !== null) editor?.chain().focus().setTextSelection(place).scrollIntoView().run();
  }

  return (
    <>
      <ProblemBanner>
        {check.ok ? null : (
          <>
            <p>“{check.word}” is not in the original at this place. Cleaning may leave words out, not add, change or reorder them.</p>
            <span className="flex gap-2">
              <Button size="small" onClick={showWord}>
                Show it
              </Button>
              <Button size="small" onClick={() => editor?.chain().focus().undo().run()}>
                Undo
              </Button>
            </span>
          </>
        )}
      </ProblemBanner>
      <ProblemBanner>
        {saving.refusal === null ? null : (
          <>
            <p>{saving.refusal.message}</p>
            {saving.isUnreadable ? (
              <Button size="small" disabled={saving.pending} onClick={() => saving.save(true)}>
                Save it as it is
              </Button>
            ) : null}
            {saving.existing === null ? null : (
              <Link className="text-link" href={`/desk/articles/${saving.existing.slug}`}>
                Open “{saving.existing.title}”
              </Link>
            )}
          </>
        )}
      </ProblemBanner>
      <ProblemBanner>{"message" in cleanUp.saving ? <p>{cleanUp.saving.message}</p> : null}</ProblemBanner>
    </>
  );
}
