import { unstable_rethrow as rethrow, useRouter } from "next/navigation.js";
import { useState, useTransition } from "react";
import { saveImportDraftAction } from "#lib/actions/import.ts";
import { type DraftDetails, parseDraftDetails } from "#lib/domain/article/import-draft.ts";
import type { Refusal } from "#lib/domain/result.ts";
import { existingArticle, partOf, textOf } from "./existing-article.ts";
import type { CleanUp } from "./use-clean-up.ts";

/** Makes the article of the draft as it stands; where that is refused, says why, and leads to the article that is there already. */
export function useSaveArticle(draftId: string, cleanUp: CleanUp, batchId: string | null) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, startTransition] = useTransition();
  const fields = refusal?.code === "invalid" ? problemFields(cleanUp.details, refusal) : new Map<string, string>();

  function save(): void {
    startTransition(async () => {
      setRefusal(null);
      try {
        await cleanUp.saver.flush();
        const result = await saveImportDraftAction({ id: draftId, updatedAt: cleanUp.saver.base(), ...cleanUp.content() });
        if (result.ok) {
          cleanUp.saver.rebase(cleanUp.saver.base());
          // Of many, the next one waits there.
          router.push(batchId === null ? `/desk/articles/${result.value.article.slug}` : `/desk/import/batches/${batchId}`);
          return;
        }
        const updatedAt = textOf(result.error.details, "updatedAt");
        if (updatedAt !== null) cleanUp.saver.rebase(updatedAt);
        setRefusal(result.error);
      } catch (error) {
        rethrow(error);
        console.error(error);
        setRefusal({
          code: "upstream",
          message: "The desk couldn't be reached. Your work stands here: check the connection and save again.",
        });
      }
    });
  }

  return {
    save,
    pending,
    refusal: refusal !== null && fields.size === 0 ? refusal : null,
    existing: existingArticle(partOf(refusal?.details, "cause")),
    fieldError: (field: string) => fields.get(field) ?? null,
    forget: () => setRefusal(null),
  };
}

/** A field's problem is shown beside it for as long as it is there. */
function problemFields(details: DraftDetails, refusal: Refusal): Map<string, string> {
  if (refusal.field === "document") return new Map();
  const parsed = parseDraftDetails(details);
  const problems: unknown = parsed.ok ? [] : parsed.error.details;
  if (!Array.isArray(problems)) return new Map();
  return new Map(problems.map((problem) => [textOf(problem, "field") ?? "", textOf(problem, "message") ?? ""]));
}
