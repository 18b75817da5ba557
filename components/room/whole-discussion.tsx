"use client";

import { Discussion } from "../discussion/discussion.tsx";
import { useRoomState } from "../session/room-context.ts";

/** What colleagues say about the review as a whole: open to everybody, also to whoever still judges one of its annotations alone. */
export function WholeDiscussion() {
  const articleId = useRoomState((state) => state.article.id);
  const comments = useRoomState((state) => state.whole.comments);
  const blind = useRoomState(({ secondVerdict }) => secondVerdict.article || secondVerdict.desk);
  const hint = blind ? "Whoever still gives a second verdict reads this too: say nothing here of single verdicts." : undefined;
  return <Discussion about={{ articleId }} comments={comments} hint={hint} />;
}
