"use client";

import { Check } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type Comment, longestComment } from "#lib/domain/claim/discussion.ts";
import { asWritten } from "#lib/domain/claim/mention.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";
import { CommentField } from "./comment-field.tsx";

/** Where one changes what one said. Where it was changed elsewhere meanwhile, both are there to be compared. */
export function CommentEditor({ comment, onDone }: { comment: Comment; onDone(): void }) {
  const { commands } = useRoom();
  const meId = useRoomState((state) => state.me.id);
  const said = asWritten(comment.text, comment.mentions);
  const [kept, setKept] = useKeptText(`assay:comment-edit:${meId}:${comment.id}`);
  const [begun, setBegun] = useState(kept !== "");
  const [opened] = useState(comment.version);
  const [meant, setMeant] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const text = begun ? kept : said;
  const unfit = text.trim() === "" || text.length > longestComment;

  function leave(): void {
    setKept("");
    onDone();
  }

  async function save(): Promise<void> {
    if (busy || unfit) return;
    if (text.trim() === said) return leave();
    setBusy(true);
    const saved = await commands.updateComment({ id: comment.id, version: comment.version, text, meant });
    setBusy(false);
    if (saved) leave();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  return (
    <form className="grid gap-1.5" onSubmit={onSubmit}>
      {comment.version !== opened && (
        <p role="alert" className="text-[0.85rem] text-soft">
          You changed it elsewhere meanwhile: <q dir="auto">{said}</q>
        </p>
      )}
      <CommentField
        id={`edit-${comment.id}`}
        label="Your comment"
        placeholder=""
        autoFocus
        text={text}
        onText={(now) => {
          setBegun(true);
          setKept(now);
        }}
        onMeant={(id) => setMeant([...meant, id])}
        onSend={() => void save()}
        onCancel={leave}
      />
      <TextCount text={text} limit={longestComment} />
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" size="small" variant="primary" disabled={busy || unfit} title="Ctrl+Enter">
          <Check aria-hidden /> Save
        </Button>
        <Button size="small" variant="quiet" onClick={leave}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
