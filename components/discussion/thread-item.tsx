"use client";

import type { Thread } from "#lib/domain/claim/discussion.ts";
import { useMayWork } from "../session/room-context.ts";
import type { DiscussedThing } from "../session/talk-commands.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentItem } from "./comment-item.tsx";

type ThreadItemProps = { about: DiscussedThing; thread: Thread; replying: boolean; onReplying(replying: boolean): void };

/** A comment with its answers below it, and where one answers it. */
export function ThreadItem({ about, thread: { id, first, replies }, replying, onReplying }: ThreadItemProps) {
  const mayWork = useMayWork();
  const answerable = mayWork && (first === null || first.text !== "");
  const fieldId = `reply-${id}`;
  return (
    <li className="grid gap-2">
      {first ? <CommentItem comment={first} /> : <p className="text-[0.85rem] text-soft italic">A comment that was taken back.</p>}
      {(replies.length > 0 || replying) && (
        <div className="ms-2.5 grid gap-2 border-s-2 border-line ps-3">
          {replies.length > 0 && (
            <ol aria-label={first ? `Answers to ${first.by.name}` : "Answers"} className="grid gap-2">
              {replies.map((reply) => (
                <li key={reply.id}>
                  <CommentItem comment={reply} />
                </li>
              ))}
            </ol>
          )}
          {replying && (
            <CommentForm
              fieldId={fieldId}
              keptAs={id}
              about={about}
              replyTo={first ?? replies.at(-1) ?? null}
              onDone={() => onReplying(false)}
            />
          )}
        </div>
      )}
      {answerable && !replying && (
        <button
          type="button"
          className="ms-6 min-h-6 justify-self-start rounded px-1 text-[0.8rem] text-soft hover:bg-hover hover:text-ink pointer-coarse:min-h-9"
          onClick={() => onReplying(true)}
        >
          Reply{first && <span className="sr-only"> to {first.by.name}</span>}
        </button>
      )}
    </li>
  );
}
