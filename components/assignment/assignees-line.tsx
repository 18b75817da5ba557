"use client";

import { UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { can } from "#lib/domain/people/permissions.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";

export const assignDialog = later(() => import("./assign-dialog.tsx"));

/** Under the headline: who works on the article, and the editors' way to change that. */
export function AssigneesLine() {
  const { store } = useRoom();
  const article = useRoomState((state) => state.article);
  const assignees = useRoomState((state) => state.assignees);
  const me = useRoomState((state) => state.me);
  const mayWork = useMayWork();
  const [assigning, setAssigning] = useState(false);
  const mayAssign = can(me, "assign an article");
  const names = assignees.map(({ id, name }) => (id === me.id ? "you" : name));

  return (
    <>
      {mayWork && (names.length > 0 || mayAssign) && (
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-[0.84rem] text-soft">
          {names.length > 0 && (
            <span className="flex items-center gap-1.5">
              <Users aria-hidden className="size-3.5" /> Assigned to {nameList(names)}
            </span>
          )}
          {mayAssign && (
            <Button
              size="small"
              variant="quiet"
              className={`text-soft ${names.length === 0 ? "-ms-2.5" : ""}`}
              onClick={() => setAssigning(true)}
            >
              {names.length === 0 && <UserPlus aria-hidden />}
              {names.length === 0 ? "Assign reviewers…" : "Change…"}
            </Button>
          )}
        </p>
      )}
      {assigning && (
        <LaterPart part={assignDialog} asked>
          {({ AssignDialog }) => (
            <AssignDialog
              article={article}
              assignees={assignees}
              onAssigned={(now) => store.dispatch({ type: "assigned", assignees: now })}
              onClose={() => setAssigning(false)}
            />
          )}
        </LaterPart>
      )}
    </>
  );
}
