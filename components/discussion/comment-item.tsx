"use client";

import { Pencil, Trash2 } from "lucide-react";
import type { Comment, CommentKind } from "#lib/domain/claim/discussion.ts";
import { asWritten } from "#lib/domain/claim/mention.ts";
import { personColour } from "#lib/domain/prose/room.ts";
import { ColleagueMark } from "../people/colleague-mark.tsx";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import { useLive } from "../session/use-live.ts";
import { Ago } from "../ui/ago.tsx";
import { useStaysOpen } from "../ui/use-stays-open.ts";
import { CommentEditor } from "./comment-editor.tsx";
import { CommentText } from "./comment-text.tsx";

const deeds: Record<CommentKind, string> = { comment: "", resolve: "resolved it", reopen: "took it up again" };
const tool = "grid size-7 place-items-center rounded text-soft hover:bg-hover hover:text-ink pointer-coarse:size-9 [&_svg]:size-3.5";

/** Who said it, when, and what. One's own can be changed and taken back. */
export function CommentItem({ comment }: { comment: Comment }) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  const [editing, setEditing] = useStaysOpen(`comment:${comment.id}`);
  const { by, kind, createdAt, editedAt } = comment;
  const text = asWritten(comment.text, comment.mentions);
  const named = `your comment “${text.slice(0, 40) || deeds[kind]}”`;
  // Whoever is here has the same colour everywhere in the room.
  const colour = useLive((status) => status.colleagues.find(({ id }) => id === by.id)?.colour) ?? personColour(by.id);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2">
      <ColleagueMark colleague={{ ...by, colour }} small />
      <div className="min-w-0">
        <p className="text-[0.8rem] text-soft">
          <b className="font-semibold text-ink">
            <bdi>{nameOf(by, me)}</bdi>
          </b>{" "}
          {deeds[kind]} · <Ago at={createdAt} />
          {editedAt && (
            <>
              {" "}
              · edited <Ago at={editedAt} />
            </>
          )}
        </p>
        {editing ? <CommentEditor comment={comment} onDone={() => setEditing(false)} /> : comment.text && <CommentText comment={comment} />}
      </div>
      {by.id === me.id && mayWork && !editing && (
        <div className="flex">
          {comment.text && (
            <button type="button" aria-label={`Edit ${named}`} title="Edit your comment" className={tool} onClick={() => setEditing(true)}>
              <Pencil aria-hidden />
            </button>
          )}
          <button
            type="button"
            aria-label={`Delete ${named}`}
            title="Delete your comment"
            className={tool}
            onClick={() => void commands.deleteComment(comment.id)}
          >
            <Trash2 aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
