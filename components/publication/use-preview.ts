"use client";

import { useCallback, useState } from "react";
import { previewRevisionAction } from "#lib/actions/publication.ts";
import type { Blocker } from "#lib/domain/revision/blocker.ts";
import type { RevisionKind } from "#lib/domain/revision/revision.ts";

export type Preview = { previewSha256: string | null; blockers: Blocker[]; warnings: Blocker[] };

/** What publishing now would freeze, as a hash, or why it can't be published. Asked for when the dialog opens and again on request. */
export function usePreview(articleId: string) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const look = useCallback(
    async (kind: RevisionKind, note: string): Promise<void> => {
      setProblem(null);
      try {
        const answer = await previewRevisionAction({ articleId, kind, note });
        if (answer.ok) {
          const { previewSha256, blockers, warnings } = answer.value;
          setPreview({ previewSha256, blockers, warnings });
        } else setProblem(answer.error.message);
      } catch (error) {
        console.warn(error);
        setProblem("The desk couldn't be reached, so nothing was published. Try again when the connection is back.");
      }
    },
    [articleId],
  );

  const forget = useCallback(() => setPreview(null), []);

  return { preview, problem, look, forget };
}
