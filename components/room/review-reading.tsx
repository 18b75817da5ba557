"use client";

import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { isEmptyProse } from "#lib/domain/prose/prose.ts";
import { ProseView } from "../prose/prose-view.tsx";
import { useSharedProse, useText } from "../session/use-live.ts";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

type ReviewReadingProps = { articleId: string; verdict: Verdict | null; summary: DocumentJson };

/** The review as a whole, for those who read along: colleagues' words appear as they write them. */
export function ReviewReading({ articleId, verdict, summary }: ReviewReadingProps) {
  const name = `summary:${articleId}`;
  useSharedProse(name, false);
  const now = useText(name) ?? summary;
  return (
    <>
      <p className={`${colourClass(verdict)} flex items-center gap-1.5 font-semibold text-(--c)`}>
        <MarkIcon verdict={verdict} className="size-4 shrink-0" />
        {verdict?.name ?? "No verdict on the whole yet"}
      </p>
      {isEmptyProse(now) ? <p className="text-soft">No summary yet.</p> : <ProseView document={now} />}
    </>
  );
}
