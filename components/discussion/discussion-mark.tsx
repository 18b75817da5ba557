import { MessageSquare } from "lucide-react";
import { type Comment, discussionState } from "#lib/domain/claim/discussion.ts";

/** On a closed card: that its discussion waits for somebody. */
export function DiscussionMark({ comments }: { comments: Comment[] }) {
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
