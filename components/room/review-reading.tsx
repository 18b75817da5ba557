"use client";

import type { DocumentJson } from "#lib/domain/article-schema.ts";
import { isEmptyProse } from "#lib/domain/prose.ts";
import type { Verdict } from "#lib/domain/scale.ts";
import { colourClass } from "../annotation/look.ts";
import { MarkIcon } from "../annotation/mark-icon.tsx";
import { ProseView } from "../annotation/prose-view.tsx";
import { useSharedProse, useText } from "./use-live.ts";

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
