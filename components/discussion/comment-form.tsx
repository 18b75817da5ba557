"use client";

import { CheckCheck, RotateCcw, Send } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { type Comment, type CommentKind, type discussionState, longestComment } from "#lib/domain/claim/discussion.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import type { DiscussedThing } from "../session/talk-commands.ts";
import { Button } from "../ui/button.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";
import { CommentField } from "./comment-field.tsx";

type CommentFormProps = {
  fieldId: string;
  /** Under what a text that was begun is kept. */
  keptAs: string;
  about: DiscussedThing;
  /** Of the whole discussion, where this form may end it. */
  state?: ReturnType<typeof discussionState>;
  replyTo?: Comment | null;
  onDone?(): void;
};

/** Where a comment is begun, or an answer to one. What is half written is kept. */
export function CommentForm({ fieldId, keptAs, about, state = "none", replyTo = null, onDone }: CommentFormProps) {
  const { commands } = useRoom();
  const me = useRoomState((room) => room.me);
  const [text, setText] = useKeptText(`assay:comment:${me.id}:${keptAs}`);
  const [meant, setMeant] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  // The same until it has arrived: sent twice, it is said once.
  const name = useRef(crypto.randomUUID());
  const isAnswer = onDone !== undefined;
  const tooLong = text.length > longestComment;

  async function send(kind: CommentKind): Promise<void> {
    if (busy || tooLong || (kind === "comment" && text.trim() === "")) return;
    setBusy(true);
    const said = await commands.comment(about, { id: name.current, kind, text, replyTo: replyTo?.id ?? null, meant });
    setBusy(false);
    if (!said) return;
    name.current = crypto.randomUUID();
    setText("");
    setMeant([]);
    onDone?.();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void send("comment");
  }

  return (
    <form className="grid gap-1.5" onSubmit={onSubmit}>
      <CommentField
        id={fieldId}
        label={isAnswer ? `Answer${replyTo ? ` to ${replyTo.by.name}` : ""}` : "Comment for colleagues"}
        placeholder={
          isAnswer ? "Answer. @ calls a colleague" : `Comment for colleagues${"annotationId" in about ? " (C)" : ""}. @ calls one`
        }
        autoFocus={isAnswer}
        text={text}
        onText={setText}
        onMeant={(id) => setMeant([...meant, id])}
        onSend={() => void send("comment")}
        onCancel={onDone}
      />
      <TextCount text={text} limit={longestComment} />
      {(text.trim() !== "" || state !== "none" || isAnswer) && (
        <div className="flex flex-wrap gap-1.5">
          {(text.trim() !== "" || isAnswer) && (
            <Button type="submit" size="small" variant="primary" disabled={busy || tooLong || text.trim() === ""} title="Ctrl+Enter">
              <Send aria-hidden /> {isAnswer ? "Answer" : "Comment"}
            </Button>
          )}
          {isAnswer && (
            <Button size="small" variant="quiet" onClick={onDone}>
              Cancel
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
