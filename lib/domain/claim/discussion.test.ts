import { expect, test } from "vitest";
import { type CommentKind, discussionState } from "./discussion.ts";

test.each<[CommentKind[], string]>([
  [[], "none"],
  [["comment"], "open"],
  [["comment", "resolve"], "resolved"],
  [["comment", "resolve", "reopen"], "open"],
  [["comment", "resolve", "comment"], "open"],
])("after %j the discussion is %s", (kinds, state) => {
  expect(discussionState(kinds.map((kind) => ({ kind })))).toBe(state);
});
