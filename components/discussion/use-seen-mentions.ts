"use client";

import { type RefObject, useEffect } from "react";
import type { Comment } from "#lib/domain/claim/discussion.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";

/** Told already, in this window. */
const told = new Set<string>();

/** Once a discussion is on the screen, what calls this person in it is seen. */
export function useSeenMentions(section: RefObject<HTMLElement | null>, comments: Comment[]): void {
  const { api } = useRoom();
  const meId = useRoomState((state) => state.me.id);
  useEffect(() => {
    const calling = comments.filter(({ id, mentions }) => !told.has(id) && mentions.some((person) => person.id === meId));
    if (!section.current || calling.length === 0) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      const commentIds = calling.map(({ id }) => id);
      for (const id of commentIds) told.add(id);
      api.seeMentions({ commentIds }).catch((error: unknown) => {
        // Told again with the next look.
        for (const id of commentIds) told.delete(id);
        console.warn(error);
      });
    });
    observer.observe(section.current);
    return () => observer.disconnect();
  }, [api, meId, comments, section]);
}
