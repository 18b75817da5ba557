"use client";

import { CheckCheck, MessageSquare, RotateCcw, Send, Trash2 } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { type Comment, type CommentKind, discussionState, longestComment } from "#lib/domain/claim/discussion.ts";
import { personColour } from "#lib/domain/prose/room.ts";
import { ColleagueMark } from "../people/colleague-mark.tsx";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import { useLive } from "../session/use-live.ts";
import { Ago } from "../ui/ago.tsx";
import { Button } from "../ui/button.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";

/** What colleagues say to each other about an annotation. It stays at the desk. */
export function Discussion({ id, annotation }: { id: string; annotation: Annotation }) {
  const { comments } = annotation;
  const mayWork = useMayWork();
  const state = discussionState(comments);
  const labelId = useId();
  const [replyTo, setReplyTo] = useState<string | null>(null);
  // Before it is saved there is nothing to talk about.
  if (annotation.version === 0 || (state === "none" && !mayWork)) return null;
  return (
    <section aria-labelledby={labelId} className="grid gap-2 border-t border-line pt-2">
      <h4 id={labelId} className={state === "none" ? "sr-only" : "eyebrow flex items-center gap-1.5"}>
        <MessageSquare aria-hidden className="size-3.5" /> Discussion{state === "resolved" ? ", resolved" : ""}
      </h4>
      {comments.length > 0 && (
        <ol className="grid gap-2">
          {comments.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              answered={comments.find((other) => other.id === comment.replyTo)}
              onReply={() => {
                setReplyTo(comment.id);
                document.getElementById(`comment-${id}`)?.focus();
              }}
            />
          ))}
        </ol>
      )}
      {mayWork && (
        <CommentForm id={id} state={state} replyTo={comments.find((comment) => comment.id === replyTo)} onDone={() => setReplyTo(null)} />
      )}
    </section>
  );
}

const deeds: Record<CommentKind, string> = { comment: "", resolve: "resolved it", reopen: "took it up again" };

type CommentItemProps = { comment: Comment; answered: Comment | undefined; onReply(): void };

function CommentItem({ comment, answered, onReply }: CommentItemProps) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  const { by, kind, text, createdAt } = comment;
  // Whoever is here has the same colour everywhere in the room.
  const colour = useLive((status) => status.colleagues.find(({ id }) => id === by.id)?.colour) ?? personColour(by.id);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2">
      <ColleagueMark colleague={{ ...by, colour }} small />
      <div className="min-w-0">
        <p className="text-[0.8rem] text-soft">
          <b className="font-semibold text-ink">
            <bdi>{nameOf(by, me)}</bdi>
          </b>{" "}
          {deeds[kind]} · <Ago at={createdAt} />
        </p>
        {answered && <Answered comment={answered} />}
        {text && (
          <p dir="auto" className="whitespace-pre-line wrap-anywhere text-pretty">
            {text}
          </p>
        )}
        {mayWork && text && (
          <button
            type="button"
            className="-ms-1 min-h-6 rounded px-1 text-[0.8rem] text-soft hover:bg-hover hover:text-ink"
            onClick={onReply}
          >
            Reply<span className="sr-only"> to {by.name}</span>
          </button>
        )}
      </div>
      {by.id === me.id && mayWork && (
        <button
          type="button"
          aria-label={`Delete your comment “${text.slice(0, 40) || deeds[kind]}”`}
          title="Delete your comment"
          className="grid size-7 place-items-center rounded text-soft hover:bg-hover hover:text-ink [&_svg]:size-3.5"
          onClick={() => void commands.deleteComment(comment.id)}
        >
          <Trash2 aria-hidden />
        </button>
      )}
    </li>
  );
}

/** What a comment answers, in a line. */
function Answered({ comment: { by, text } }: { comment: Comment }) {
  const me = useRoomState((state) => state.me);
  return (
    <p className="truncate border-s-2 border-line ps-2 text-[0.8rem] text-soft" dir="auto">
      <span className="sr-only">In answer to </span>
      <bdi>{nameOf(by, me)}</bdi>: {text}
    </p>
  );
}

type CommentFormProps = { id: string; state: ReturnType<typeof discussionState>; replyTo: Comment | undefined; onDone(): void };

function CommentForm({ id, state, replyTo, onDone }: CommentFormProps) {
  const { commands } = useRoom();
  const me = useRoomState((room) => room.me);
  const [text, setText] = useKeptText(`assay:comment:${me.id}:${id}`);
  const [busy, setBusy] = useState(false);
  // The same until it has arrived: sent twice, it is said once.
  const name = useRef(crypto.randomUUID());

  async function send(kind: CommentKind): Promise<void> {
    if (busy || text.length > longestComment || (kind === "comment" && text.trim() === "")) return;
    setBusy(true);
    const said = await commands.comment({ id: name.current, annotationId: id, kind, text, replyTo: replyTo?.id ?? null });
    setBusy(false);
    if (!said) return;
    name.current = crypto.randomUUID();
    setText("");
    onDone();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void send("comment");
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send("comment");
  }

  return (
    <form className="grid gap-1.5" onSubmit={onSubmit}>
      {replyTo && (
        <div className="flex items-center gap-1.5">
          <div className="min-w-0 grow">
            <Answered comment={replyTo} />
          </div>
          <Button size="small" variant="quiet" onClick={onDone}>
            Not as an answer
          </Button>
        </div>
      )}
      <Textarea
        id={`comment-${id}`}
        aria-label="Comment for colleagues"
        placeholder="Comment for colleagues (C)"
        dir="auto"
        rows={text === "" ? 1 : 3}
        className="max-h-60 min-h-9 resize-y"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <TextCount text={text} limit={longestComment} />
      {(text.trim() !== "" || state !== "none") && (
        <div className="flex flex-wrap gap-1.5">
          {text.trim() !== "" && (
            <Button type="submit" size="small" variant="primary" disabled={busy || text.length > longestComment} title="Ctrl+Enter">
              <Send aria-hidden /> Comment
            </Button>
          )}
          {state === "open" && (
            <Button size="small" disabled={busy} onClick={() => void send("resolve")}>
              <CheckCheck aria-hidden /> Resolve
            </Button>
          )}
          {state === "resolved" && (
            <Button size="small" variant="quiet" disabled={busy} onClick={() => void send("reopen")}>
              <RotateCcw aria-hidden /> Reopen
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

/** On a closed card: that its discussion waits for somebody. */
export function DiscussionMark({ comments }: Pick<Annotation, "comments">) {
  if (discussionState(comments) !== "open") return null;
  const words = comments.length === 1 ? "1 comment" : `${comments.length} comments`;
  return (
    <span className="inline-flex shrink-0 items-center gap-1" title={words}>
      <MessageSquare aria-hidden className="size-3.5" />
      <span aria-hidden>{comments.length}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
