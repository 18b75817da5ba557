"use client";

import { ChevronRight, CircleAlert, CircleCheck, CircleHelp } from "lucide-react";
import { annotationName, type Blocker } from "#lib/domain/revision/blocker.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { type Answers, blockerKey, isAnswered } from "./publish-answers.ts";

type ChecklistProps = {
  blockers: Blocker[];
  answers: Answers;
  /** None: it is only looked at. */
  onAnswers?(answers: Answers): void;
  /** Somebody goes to where it is mended. */
  onGo(): void;
};

/** Every reason why a review can’t be published yet, by annotation; each leads to where it can be mended. */
export function Checklist({ blockers, answers, onAnswers, onGo }: ChecklistProps) {
  const annotations = useRoomState((state) => state.annotations);
  const groups = [...Map.groupBy(blockers, ({ annotationId }) => annotationId)];
  return (
    <ul className="grid gap-3">
      {groups.map(([annotationId, group]) => {
        const annotation = annotationId === null ? undefined : annotations[annotationId];
        return (
          <li key={annotationId} className="rounded-(--radius) border border-line">
            <p className="border-b border-line bg-sunk px-3 py-1.5 text-sm font-semibold wrap-anywhere" dir="auto">
              {annotation ? annotationName(annotation) : annotationId === null ? "The review as a whole" : "An annotation"}
            </p>
            <ul className="divide-y divide-line">
              {group.map((blocker) => (
                <Line
                  key={blockerKey(blocker)}
                  words={annotation ? wordsAfter(blocker.message, annotationName(annotation)) : blocker.message}
                  {...{ blocker, answers, onAnswers, onGo }}
                />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** The sentence without whom it is about, which stands above it. */
function wordsAfter(message: string, name: string): string {
  if (!message.startsWith(name)) return message;
  const rest = message.slice(name.length).replace(/^[:\s]+/, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

type LineProps = Pick<ChecklistProps, "answers" | "onAnswers" | "onGo"> & { blocker: Blocker; words: string };

function Line({ blocker, words, answers, onAnswers, onGo }: LineProps) {
  const { store } = useRoom();
  const { annotationId, kind, at } = blocker;
  const answered = isAnswered(blocker, answers);
  const key = blockerKey(blocker);

  function go(): void {
    onGo();
    if (annotationId) {
      store.dispatch({ type: "filtered", filter: [] });
      store.dispatch({ type: "activated", id: annotationId, editing: kind === "always" });
      return;
    }
    // Once the dialog has given the focus back.
    setTimeout(() => {
      const place = document.getElementById(at.slice(1));
      place?.scrollIntoView({ block: "start" });
      place?.focus();
    }, 50);
  }

  const Icon = answered ? CircleCheck : kind === "acknowledge" ? CircleHelp : CircleAlert;
  return (
    <li className="text-sm">
      <a
        href={at}
        className="flex min-h-11 items-center gap-2.5 px-3 py-2 no-underline hover:bg-hover"
        onClick={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Icon aria-hidden className={`size-4 shrink-0 ${answered ? "text-acc" : "text-ctx"}`} />
        <span className="min-w-0 grow wrap-anywhere" dir="auto">
          {words}
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-soft rtl:rotate-180" />
      </a>
      {kind === "acknowledge" && onAnswers && (
        <label className="flex min-h-9 items-center gap-2 px-3 pb-2 ps-9.5">
          <input
            type="checkbox"
            className="size-4 accent-go"
            checked={answered}
            onChange={({ target }) => {
              const others = answers.acknowledged.filter((each) => each !== key);
              onAnswers({ ...answers, acknowledged: target.checked ? [...others, key] : others });
            }}
          />
          I have looked at it, and it is meant so
        </label>
      )}
    </li>
  );
}
