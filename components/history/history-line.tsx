"use client";

import { restoreAnnotationAction } from "#lib/actions/annotation.ts";
import { restoreBeforeAction } from "#lib/actions/history.ts";
import { restoreProseVersionAction } from "#lib/actions/prose.ts";
import { fieldName } from "#lib/domain/claim/deed-words.ts";
import type { FieldChange, HistoryEntry, Restorable } from "#lib/domain/claim/history.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { WordDifference } from "../prose/word-difference.tsx";
import { useRoom } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/moment.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

type HistoryLineProps = {
  entry: HistoryEntry;
  language: string;
  mayRestore: boolean;
  onRestored: () => void;
  onLeave: () => void;
};

export function HistoryLine({ entry, language, mayRestore, onRestored, onLeave }: HistoryLineProps) {
  const { store } = useRoom();
  const { by, what, at, annotation, changes, restore } = entry;
  const { run, pending, formError } = useAction(bringBack);

  function open(id: string): void {
    onLeave();
    store.dispatch({ type: "activated", id });
  }

  return (
    <li className="grid gap-1.5 border-b border-line py-3 first:pt-0 last:border-0">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-sm">
        <span>
          {by.length > 0 && <b dir="auto">{nameList(by.map(({ name }) => name))} </b>}
          {what}
        </span>
        <span className="text-[0.82rem] text-soft">
          <Moment at={at} to="minute" />
        </span>
        {restore && mayRestore && (
          <Button
            size="small"
            className="ms-auto"
            disabled={pending}
            title={restore.kind === "before" ? `Brings back: ${restore.words}` : undefined}
            onClick={() =>
              run(restore, () => {
                showToast("Brought back. What stood here is kept in the history.");
                onRestored();
              })
            }
          >
            {restore.kind === "version" ? "Restore this version" : "Bring back"}
          </Button>
        )}
      </p>
      {annotation && (
        <p className="text-sm">
          {annotation.deleted ? (
            <span dir="auto" className="text-soft line-through">
              {annotation.claim}
            </span>
          ) : (
            <button type="button" dir="auto" className="text-link text-start" onClick={() => open(annotation.id)}>
              {annotation.claim}
            </button>
          )}
        </p>
      )}
      {changes.map((change) => (
        <Change key={change.field} change={change} language={language} />
      ))}
      {formError && (
        <p role="alert" className="text-sm text-ina">
          {formError}
        </p>
      )}
    </li>
  );
}

function Change({ change: { field, from, to, long }, language }: { change: FieldChange; language: string }) {
  if (long) {
    return (
      <div className="max-h-60 overflow-y-auto font-serif text-[0.95rem] whitespace-pre-wrap">
        <WordDifference before={from ?? ""} after={to ?? ""} language={language} />
      </div>
    );
  }
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-sm whitespace-pre-wrap">
      <dt className="sr-only">{fieldName(field)}</dt>
      {from !== null && (
        <>
          <dt className="text-soft">from</dt>
          <dd dir="auto">
            <del className="decoration-soft">{from}</del>
          </dd>
        </>
      )}
      {to !== null && (
        <>
          <dt className="text-soft">{from === null ? "added" : "to"}</dt>
          <dd dir="auto">{to}</dd>
        </>
      )}
      {to === null && <dd className="col-start-2 text-soft">taken out</dd>}
    </dl>
  );
}

function bringBack(restore: Restorable) {
  if (restore.kind === "before") return restoreBeforeAction({ event: restore.event });
  if (restore.kind === "version") return restoreProseVersionAction({ id: restore.version });
  return restoreAnnotationAction({ id: restore.annotation }).then((done) => (done.ok ? { ok: true as const, value: null } : done));
}
