"use client";

import { Scale } from "lucide-react";
import { useState } from "react";
import { askSecondVerdictAction } from "#lib/actions/assignment.ts";
import { nobodyToJudge } from "#lib/domain/claim/assessment.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";

/** Under the headline: whether each verdict is given twice here, independently, and the editors' way to ask for it. */
export function SecondVerdictLine() {
  const { store } = useRoom();
  const articleId = useRoomState((state) => state.article.id);
  const { article, desk, people, needed } = useRoomState((state) => state.secondVerdict);
  const me = useRoomState((state) => state.me);
  const stuck = useRoomState(
    ({ annotations }) => Object.values(annotations).filter(({ waits }) => waits?.first && waits.judges === 0).length,
  );
  const [busy, setBusy] = useState(false);
  const mayAsk = can(me, "ask for a second verdict") && !desk;
  if (!article && !desk && !mayAsk) return null;

  async function ask(asked: boolean): Promise<void> {
    setBusy(true);
    const answer = await act(() => askSecondVerdictAction({ articleId, asked }));
    setBusy(false);
    if (!answer.ok) return;
    store.dispatch({ type: "second verdict asked", secondVerdict: answer.value });
    showToast(
      asked
        ? "From now on each verdict here is given twice, independently. What could be read before isn’t hidden from those who were here."
        : "Second verdicts aren’t asked for here any more: what was hidden is shown to everybody.",
      asked ? { undo: () => void ask(false) } : {},
    );
  }

  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-[0.84rem] text-soft">
      {(article || desk) && (
        <span className="flex items-center gap-1.5 text-pretty">
          <Scale aria-hidden className="size-3.5 shrink-0" />
          <span>
            Each verdict is given twice, independently{desk ? ", as everywhere at this desk" : ""}.
            {people < needed &&
              ` It takes ${needed} people; ${people === 1 ? "one works" : `${people} work`} here: invite or assign a colleague.`}
            {people >= needed &&
              stuck > 0 &&
              ` ${stuck === 1 ? "One waits" : `${stuck} wait`} for somebody who hasn’t read it. ${nobodyToJudge}`}
          </span>
        </span>
      )}
      {mayAsk && (
        <Button
          size="small"
          variant="quiet"
          disabled={busy}
          className={`text-soft ${article ? "" : "-ms-2.5"}`}
          title={`It takes ${needed} people: two who judge${needed === 3 ? ", and one who signs off" : ""}.`}
          onClick={() => void ask(!article)}
        >
          {!article && <Scale aria-hidden />}
          {article ? "Ask no more" : "Ask for second verdicts"}
        </Button>
      )}
    </p>
  );
}
