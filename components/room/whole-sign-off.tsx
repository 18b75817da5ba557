"use client";

import { isAuthor, isSaidOnTheWhole, wholeState } from "#lib/domain/claim/workflow.ts";
import { AuthorsLine, OnlyAuthors } from "../annotation/authors-line.tsx";
import { Decide } from "../annotation/decide.tsx";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import { Ago } from "../ui/ago.tsx";

/** Who wrote the summary and gave the verdict on the whole, and whether somebody who didn’t has signed them off. */
export function WholeSignOff() {
  const { commands } = useRoom();
  const whole = useRoomState((state) => state.whole);
  const articleId = useRoomState((state) => state.article.id);
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  if (!isSaidOnTheWhole(whole)) return null;
  const state = wholeState(whole);
  const last = whole.signOffs.at(-1);
  const mine = isAuthor(whole.authors, me.id);

  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <p className="text-[0.82rem] text-soft" role="status">
        {state === "signed-off" && last && (
          <>
            Signed off by {nameOf(last.by, me)}, <Ago at={last.createdAt} />.
          </>
        )}
        {state === "draft" && (mine ? "Waiting for someone who wrote none of it to sign it off." : "Not signed off yet.")}
        {state === "returned" && last && (
          <>
            <b className="text-ink">{last.by.id === me.id ? "You" : last.by.name} returned it.</b> <span dir="auto">{last.note}</span>
          </>
        )}
      </p>
      <AuthorsLine authors={whole.authors} />
      {state !== "signed-off" && <OnlyAuthors authors={whole.authors} />}
      <Decide subject={articleId} shown={mayWork && !mine && state !== "signed-off"} emphatic onDecide={commands.signOffWhole} />
    </div>
  );
}
