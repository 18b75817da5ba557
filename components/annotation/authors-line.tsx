"use client";

import type { Author } from "#lib/domain/claim/annotation.ts";
import { isAuthor } from "#lib/domain/claim/workflow.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";

/** Everyone whose words stand in it. */
export function AuthorsLine({ authors }: { authors: Author[] }) {
  const me = useRoomState((state) => state.me);
  if (authors.length === 0) return null;
  return (
    <p className="text-[0.82rem] text-soft wrap-anywhere" dir="auto">
      Written by {nameList(authors.map((author) => nameOf(author, me)))}
    </p>
  );
}

/** Where nobody is left who could sign it off: that, and what helps. */
export function OnlyAuthors({ authors }: { authors: Author[] }) {
  const signers = useRoomState((state) => state.signers);
  const me = useRoomState((state) => state.me);
  if (signers.length === 0 || !signers.every(({ id }) => isAuthor(authors, id))) return null;
  const alone = signers.length === 1 && signers[0]?.id === me.id;
  return (
    <p role="status" className="rounded-(--radius) border border-line bg-sunk px-2.5 py-2 text-[0.82rem] text-pretty">
      {alone
        ? "You are the only one here, and you wrote this, so nobody can sign it off. Invite a colleague; or an admin sets the desk’s gate to “desk of one”, which readers are told."
        : "Everyone who works here wrote some of this, so nobody can sign it off. Whoever takes their own change back can; or an admin publishes it all the same, with a reason that readers see."}
    </p>
  );
}
