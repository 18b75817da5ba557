"use client";

import type { Comment } from "#lib/domain/claim/discussion.ts";
import { piecesOf } from "#lib/domain/claim/mention.ts";
import { useRoomState } from "../session/room-context.ts";
import { classNames } from "../ui/class-names.ts";

/** What was said, with those it calls set apart, oneself most of all. */
export function CommentText({ comment: { text, mentions } }: { comment: Pick<Comment, "text" | "mentions"> }) {
  const meId = useRoomState((state) => state.me.id);
  return (
    <p dir="auto" className="whitespace-pre-line wrap-anywhere text-pretty">
      {piecesOf(text, mentions).map((piece, index) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <bdi
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no names, and never change places
            key={index}
            className={classNames(
              "rounded-sm font-medium",
              piece.id === meId ? "bg-[color-mix(in_oklab,var(--go)_16%,var(--card))] px-0.5 text-ink" : "text-link",
            )}
          >
            @{piece.name}
          </bdi>
        ),
      )}
    </p>
  );
}
