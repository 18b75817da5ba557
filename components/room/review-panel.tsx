"use client";

import { useId } from "react";
import { atReview } from "#lib/domain/prose/room.ts";
import { ReviewHistory } from "../history/review-history.tsx";
import { CardColleagues } from "../people/presence-bar.tsx";
import { SharedProseEditor } from "../prose/shared-prose-editor.tsx";
import { PublishOutlook } from "../publication/publish-outlook.tsx";
import { fieldsShown } from "../session/draft.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { SaveState } from "../session/save-state.tsx";
import { useLive } from "../session/use-live.ts";
import { VerdictPicker } from "../verdict/verdict-picker.tsx";
import { ReviewConflict } from "./review-conflict.tsx";
import { ReviewReading } from "./review-reading.tsx";
import { WholeDiscussion } from "./whole-discussion.tsx";
import { WholeSignOff } from "./whole-sign-off.tsx";

/** The review as a whole, below the text it is about: its verdict, and the summary that readers meet first. */
export function ReviewPanel() {
  const { store } = useRoom();
  const draft = useRoomState((state) => state.review);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const articleId = useRoomState((state) => state.article.id);
  const locked = useLive((status) => status.shutOut !== null);
  const mayWork = useMayWork();
  const summaryId = useId();
  const { summary, overallVerdict } = fieldsShown(draft);

  return (
    <section
      id="review"
      tabIndex={-1}
      aria-labelledby="review-heading"
      className="mt-14 grid gap-4 border-t-2 border-ink pt-5 outline-none"
    >
      <div className="flex items-baseline gap-3">
        <h2 id="review-heading" className="font-serif text-xl font-bold">
          The review as a whole
        </h2>
        <CardColleagues id={atReview} />
        <ReviewHistory />
        {mayWork && (
          <span className="ms-auto text-[0.82rem] text-soft">
            <SaveState draft={draft} text={`summary:${articleId}`} />
          </span>
        )}
      </div>
      {draft.conflict && <ReviewConflict draft={draft} conflict={draft.conflict} />}
      {(draft.status === "refused" || draft.status === "trouble") && (
        <p role="alert" className="text-sm text-ina">
          {draft.message}
        </p>
      )}
      {mayWork ? (
        <>
          <fieldset disabled={locked} className="contents">
            <VerdictPicker
              label="Overall verdict"
              verdicts={verdicts}
              chosen={overallVerdict}
              none="None yet"
              onChoose={(slug) => store.dispatch({ type: "review edited", changes: { overallVerdict: slug } })}
            />
          </fieldset>
          <div className="grid gap-1">
            <span id={summaryId} className="text-sm font-medium">
              Summary
            </span>
            <p id={`${summaryId}-hint`} className="text-[0.82rem] text-soft">
              What a reader should take away, in two or three sentences. It stands at the top of the public page.
            </p>
            <SharedProseEditor
              name={`summary:${articleId}`}
              value={summary}
              labelledBy={summaryId}
              describedBy={`${summaryId}-hint`}
              minimum="7rem"
            />
          </div>
        </>
      ) : (
        <ReviewReading articleId={articleId} verdict={verdicts.find(({ slug }) => slug === overallVerdict) ?? null} summary={summary} />
      )}
      <WholeSignOff />
      <WholeDiscussion />
      <PublishOutlook />
    </section>
  );
}
