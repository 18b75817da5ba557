import { expect, test } from "vitest";
import { type Comment, type CommentKind, discussionState, threadsOf } from "./discussion.ts";

test.each<[CommentKind[], string]>([
  [[], "none"],
  [["comment"], "open"],
  [["comment", "resolve"], "resolved"],
  [["comment", "resolve", "reopen"], "open"],
  [["comment", "resolve", "comment"], "open"],
])("after %j the discussion is %s", (kinds, state) => {
  expect(discussionState(kinds.map((kind) => ({ kind })))).toBe(state);
});

const said = (id: string, replyTo: string | null = null): Comment => ({
  ...{ id, version: 1, kind: "comment", text: id, mentions: [], replyTo },
  ...{ by: { id: "ada", name: "Ada" }, createdAt: "2025-05-12T10:00:00Z", editedAt: null },
});
const shape = (comments: Comment[]) =>
  threadsOf(comments).map(({ id, first, replies }) => [id, first?.id, replies.map((reply) => reply.id)]);

test("answers stand with the comment that their thread begins with, at whatever remove", () => {
  expect(shape([said("a"), said("b"), said("c", "a"), said("d", "c"), said("e", "b")])).toEqual([
    ["a", "a", ["c", "d"]],
    ["b", "b", ["e"]],
  ]);
});

test("answers stay together where what they answer was taken back", () => {
  expect(shape([said("b"), said("c", "a"), said("d", "c"), said("e", "a")])).toEqual([
    ["b", "b", []],
    ["a", undefined, ["c", "d", "e"]],
  ]);
});

test("answers in a ring end", () => {
  expect(threadsOf([said("a", "b"), said("b", "a")]).flatMap(({ replies, first }) => [...replies, ...(first ? [first] : [])])).toHaveLength(
    2,
  );
});
