import { unstable_rethrow as rethrow, useRouter } from "next/navigation.js";
import { useState, useTransition } from "react";
import { saveImportDraftAction } from "#lib/actions/import.ts";
import { type DraftDetails, parseDraftDetails } from "#lib/domain/article/import-draft.ts";
import { problemsIn } from "#lib/domain/parse.ts";
import type { Refusal } from "#lib/domain/result.ts";
import { existingArticle } from "./existing-article.ts";
import type { CleanUp } from "./use-clean-up.ts";

/** Makes the article of the draft as it stands; where that is refused, says why, and leads to the article that is there already. */
export function useSaveArticle(draftId: string, cleanUp: CleanUp, batchId: string | null) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, startTransition] = useTransition();
  const fields = refusal?.code === "invalid" ? problemFields(cleanUp.details, refusal) : new Map<string, string>();

  /** `unreadable`: with the characters that could not be read. */
  function save(unreadable = false): void {
    startTransition(async () => {
      setRefusal(null);
      try {
        await cleanUp.saver.flush();
        const result = await saveImportDraftAction({ id: draftId, updatedAt: cleanUp.saver.base(), unreadable, ...cleanUp.content() });
        if (result.ok) {
          cleanUp.saver.rebase(cleanUp.saver.base());
          // Of many, the next one waits there.
          router.push(batchId === null ? `/desk/articles/${result.value.article.slug}` : `/desk/import/batches/${batchId}`);
          return;
        }
        if (result.error.kept) cleanUp.saver.rebase(result.error.kept.updatedAt);
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
    isUnreadable: refusal?.code === "invalid" && refusal.details !== undefined && "count" in refusal.details,
    existing: existingArticle(refusal),
    fieldError: (field: string) => fields.get(field) ?? null,
    forget: () => setRefusal(null),
  };
}

/** A field's problem is shown beside it for as long as it is there. */
function problemFields(details: DraftDetails, refusal: Refusal): Map<string, string> {
  if (refusal.field === "document") return new Map();
  const parsed = parseDraftDetails(details);
  return new Map(parsed.ok ? [] : problemsIn(parsed.error).map(({ field, message }) => [field, message]));
}
