"use client";

import { FilePlus2, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { awaitsConfirmation } from "#lib/domain/anchoring/versions.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";
import { Moment } from "../ui/moment.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { ConfirmOutletText, OutletText } from "./outlet-text.tsx";
import { checkWords, unsettledWords } from "./version-words.ts";

export const takeInDialog = later(() => import("./take-in-dialog.tsx"));

/** Quietly under the headline: which snapshot this is, whether the outlet's page still says the same, and all snapshots there are. */
export function VersionsPanel() {
  const { api } = useRoom();
  const article = useRoomState((state) => state.article);
  const snapshot = useRoomState((state) => state.snapshot);
  const mayWork = useMayWork();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [taking, setTaking] = useState(false);
  const listId = useId();
  const { value, again } = useAnswer(() => api.listSnapshots({ articleId: article.id }), snapshot.id);
  const [lastCheck] = value?.checks ?? [];
  const [newest] = value?.snapshots ?? [];
  const publication = useRoomState((state) => state.publication);

  async function check(force = false): Promise<void> {
    const tell = (text: string, tone: "plain" | "problem" = "plain") => showToast(text, { tone, topic: "outlet" });
    const action = { label: "Take it in all the same", run: () => void check(true) };
    setBusy(true);
    try {
      const answer = await api.checkSource({ articleId: article.id, force });
      if (!answer.ok && answer.error.code === "conflict" && !force) {
        return showToast(answer.error.message, { tone: "problem", topic: "outlet", action });
      }
      if (!answer.ok) return tell(answer.error.message, "problem");
      const { outcome } = answer.value;
      if (outcome === "failed" && answer.value.kind !== null && !force)
        showToast(answer.value.message, { tone: "problem", topic: "outlet", action });
      else if (outcome === "failed") tell(`The page could not be read. ${answer.value.message}`, "problem");
      else if (outcome === "unchanged") tell("Unchanged: the outlet’s page says what this snapshot says.");
      else tell(`The outlet changed its text: ${unsettledWords(answer.value.added.passages) || "no marked passage is affected"}.`);
    } catch (error) {
      console.warn(error);
      tell("The desk couldn’t be reached. Try again in a moment.", "problem");
    } finally {
      setBusy(false);
      again();
    }
  }

  return (
    <div className="mt-1.5 text-[0.84rem] text-soft">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={listId}
          className="rounded px-0.5 underline decoration-line decoration-dotted underline-offset-4 hover:text-ink"
          onClick={() => setOpen(!open)}
        >
          Snapshot {snapshot.number}
          {value && value.snapshots.length > 1 ? ` of ${value.snapshots.length}` : ""}
        </button>
        {lastCheck && (
          <span className="min-w-0">
            {lastCheck.outcome === "failed" ? "Last look at the outlet’s page failed" : `Outlet’s page ${checkWords(lastCheck)}`},{" "}
            <Moment at={lastCheck.checkedAt} />
          </span>
        )}
        {mayWork && (
          <Button size="small" variant="quiet" className="text-soft" onClick={() => setTaking(true)}>
            <FilePlus2 aria-hidden /> Take in a changed text
          </Button>
        )}
        {article.sourceUrl && mayWork && !article.fetchNothing && (
          <Button size="small" variant="quiet" className="text-soft" disabled={busy} onClick={() => void check()}>
            <RefreshCw aria-hidden className={busy ? "animate-spin" : undefined} /> {busy ? "Looking…" : "Check again"}
          </Button>
        )}
      </div>
      {publication && newest && awaitsConfirmation(newest) && (
        <p className="mt-1 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-pretty">
          <span>Readers aren’t told what changed in snapshot {newest.number}: nobody has seen yet that the outlet’s page reads so.</span>
          <ConfirmOutletText mark={newest} onChange={again} />
        </p>
      )}
      <LaterPart part={takeInDialog} asked={taking}>
        {({ TakeInDialog }) => <TakeInDialog open={taking} onOpenChange={setTaking} />}
      </LaterPart>
      <div id={listId} hidden={!open} className="mt-2 rounded-lg border border-line bg-card px-4 py-3">
        {!value && <p>Loading…</p>}
        <ol className="grid gap-2">
          {value?.snapshots.map((mark) => (
            <li key={mark.id} className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium text-ink">Snapshot {mark.number}</span>
              <span>
                <Moment at={mark.createdAt} to="minute" /> · {mark.wordCount.toLocaleString("en")} words · {mark.by.name}
              </span>
              {mark.isReread && <span>the same original, read by a newer reader of ours</span>}
              <OutletText mark={mark} onChange={again} />
              {mark.number > 1 && (
                <Link className="text-link" href={`/desk/articles/${article.slug}/versions?from=${mark.number - 1}&to=${mark.number}`}>
                  what changed
                </Link>
              )}
            </li>
          ))}
        </ol>
        {value && value.checks.length > 0 && (
          <>
            <h2 className="eyebrow mt-3 mb-1">Looks at the outlet’s page</h2>
            <ul className="grid gap-0.5">
              {value.checks.map((each) => (
                <li key={each.checkedAt}>
                  <Moment at={each.checkedAt} to="minute" />: {checkWords(each)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
