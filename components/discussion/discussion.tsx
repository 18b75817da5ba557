"use client";

import { MessageSquare } from "lucide-react";
import { useId, useRef, useState } from "react";
import { type Comment, discussionState, threadsOf } from "#lib/domain/claim/discussion.ts";
import { useMayWork } from "../session/room-context.ts";
import type { DiscussedThing } from "../session/talk-commands.ts";
import { CommentForm } from "./comment-form.tsx";
import { ThreadItem } from "./thread-item.tsx";
import { useSeenMentions } from "./use-seen-mentions.ts";

type DiscussionProps = {
  /** What it is about. */ about: DiscussedThing;
  comments: Comment[] /** Who may read it, where that isn't plain. */;
  hint?: string;
};

/** What colleagues say to each other about an annotation, or about the review as a whole, by threads. It stays at the desk. */
export function Discussion({ about, comments, hint }: DiscussionProps) {
  const mayWork = useMayWork();
  const state = discussionState(comments);
  const labelId = useId();
  // Below the review’s own heading; in a card, below those of its parts. Each of the two has a name of its own.
  const [Heading, name] = "annotationId" in about ? (["h4", "Discussion"] as const) : (["h3", "Discussion of the review"] as const);
  const [replyingTo, setReplyingTo] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  useSeenMentions(section, comments);
  if (state === "none" && !mayWork) return null;
  const id = "annotationId" in about ? about.annotationId : about.articleId;
  return (
    <section ref={section} aria-labelledby={labelId} className="grid gap-2 border-t border-line pt-2">
      <Heading id={labelId} className={state === "none" ? "sr-only" : "eyebrow flex items-center gap-1.5"}>
        <MessageSquare aria-hidden className="size-3.5" /> {name}
        {state === "resolved" ? ", resolved" : ""}
      </Heading>
      {comments.length > 0 && (
        <ol className="grid gap-3">
          {threadsOf(comments).map((thread) => (
            <ThreadItem
              key={thread.id}
              about={about}
              thread={thread}
              replying={replyingTo === thread.id}
              onReplying={(replying) => setReplyingTo(replying ? thread.id : null)}
            />
          ))}
        </ol>
      )}
      {mayWork && (
        <>
          <CommentForm fieldId={`comment-${id}`} keptAs={id} about={about} state={state} />
          {hint && <p className="text-[0.8rem] text-soft">{hint}</p>}
        </>
      )}
    </section>
  );
}
