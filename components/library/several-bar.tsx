"use client";

import { useState } from "react";
import { removeArticlesAction, restoreArticlesAction } from "#lib/actions/article.ts";
import { collectArticlesAction } from "#lib/actions/topic.ts";
import type { Topic } from "#lib/domain/article/topic.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { AssignManyDialog } from "../assignment/assign-many-dialog.tsx";
import { TopicDialog } from "../topic/topic-dialog.tsx";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";

type SeveralBarProps = { chosen: ArticleSummary[]; me: Pick<Actor, "role">; topic?: Topic; onDone: () => void; onNone: () => void };

/** What can be done with the ticked articles at once. It stays where it is while there are none, so that nothing moves. */
export function SeveralBar({ chosen, me, topic, onDone, onNone }: SeveralBarProps) {
  const [assigning, setAssigning] = useState(false);
  const [collecting, setCollecting] = useState(false);
  const [busy, setBusy] = useState(false);
  const none = chosen.length === 0;
  const ids = chosen.map(({ id }) => id);

  async function takeOut({ id, name }: Topic): Promise<void> {
    const out = await act(() => collectArticlesAction({ topic: { id }, articleIds: ids, on: false }));
    if (!out.ok) return;
    const { done } = out.value;
    onDone();
    showToast(`${done.length} taken out of “${name}”.`, { undo: () => void putBack(id, done) });
  }

  async function putBack(id: string, articleIds: string[]): Promise<void> {
    if ((await act(() => collectArticlesAction({ topic: { id }, articleIds }))).ok) onDone();
  }

  async function remove(): Promise<void> {
    setBusy(true);
    const removed = await act(() => removeArticlesAction({ articleIds: ids }));
    setBusy(false);
    if (!removed.ok) return;
    const { done, refused } = removed.value;
    onDone();
    showToast(
      `${done.length === 1 ? "1 article is" : `${done.length} articles are`} removed${refused[0] ? `, ${refused.length} not: ${refused[0].message}` : "."}`,
      done.length > 0 ? { undo: () => void restore(done) } : { tone: "problem" },
    );
  }

  async function restore(articleIds: string[]): Promise<void> {
    const restored = await act(() => restoreArticlesAction({ articleIds }));
    if (!restored.ok) return;
    onDone();
    const [problem] = restored.value.refused;
    if (problem) showToast(problem.message, { tone: "problem" });
  }

  return (
    <div role="toolbar" aria-label="With the ticked articles" className="flex min-h-8 flex-wrap items-center gap-2 text-sm">
      <span role="status" className="text-soft">
        {none ? "Tick articles to do the same with several at once." : `${chosen.length} ticked`}
      </span>
      {none ? null : (
        <>
          {can(me, "assign an article") ? (
            <Button size="small" onClick={() => setAssigning(true)}>
              Assign…
            </Button>
          ) : null}
          <Button size="small" onClick={() => setCollecting(true)}>
            Topic…
          </Button>
          {topic ? (
            <Button size="small" onClick={() => void takeOut(topic)}>
              Take out of this topic
            </Button>
          ) : null}
          {can(me, "remove an article") ? (
            <Button size="small" variant="danger" disabled={busy} onClick={() => void remove()}>
              {busy ? "Removing…" : "Remove"}
            </Button>
          ) : null}
          <Button size="small" variant="quiet" onClick={onNone}>
            Tick none
          </Button>
        </>
      )}
      {collecting ? <TopicDialog articleIds={ids} onDone={onDone} onClose={() => setCollecting(false)} /> : null}
      {assigning ? <AssignManyDialog articleIds={ids} onAssigned={onDone} onClose={() => setAssigning(false)} /> : null}
    </div>
  );
}
