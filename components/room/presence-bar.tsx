"use client";

import { Eye } from "lucide-react";
import { ColleagueMark } from "./colleague-mark.tsx";
import type { Colleague } from "./live-status.ts";
import { useRoomState } from "./room-context.ts";
import { useFollowing } from "./use-following.ts";
import { useLive } from "./use-live.ts";

/** Who else is here, and where. Choosing somebody goes where they are, and stays with them until chosen again. */
export function PresenceBar() {
  const colleagues = useLive((status) => status.colleagues);
  const annotations = useRoomState((state) => state.annotations);
  const { following, follow } = useFollowing();
  const shown = colleagues.slice(0, 5);
  if (colleagues.length === 0) return null;

  return (
    <ul aria-label="Also here" className="presence">
      {shown.map((colleague) => {
        const followed = following === colleague.id;
        const words = `${colleague.name}${whereabouts(colleague, annotations)}`;
        return (
          <li key={colleague.id}>
            <button
              type="button"
              aria-pressed={followed}
              aria-label={`${words}. Follow`}
              title={`${words}\n${followed ? "Stop following" : "Follow"}`}
              onClick={() => follow(followed ? null : colleague.id)}
            >
              <ColleagueMark colleague={colleague} />
              {followed && <Eye aria-hidden className="presence-eye" />}
            </button>
          </li>
        );
      })}
      {colleagues.length > shown.length && <li className="text-xs text-soft">+{colleagues.length - shown.length}</li>}
    </ul>
  );
}

function whereabouts({ at, editing, idle }: Colleague, annotations: Record<string, { claim: string }>): string {
  if (idle) return ", away";
  const claim = at ? annotations[at]?.claim : undefined;
  if (!claim) return "";
  return `, ${editing ? "editing" : "at"} “${claim.length > 60 ? `${claim.slice(0, 59)}…` : claim}”`;
}

/** Who has this card open: nobody is kept out, everybody knows. */
export function CardColleagues({ id }: { id: string }) {
  const colleagues = useLive((status) => status.colleagues);
  const here = colleagues.filter((colleague) => colleague.at === id && !colleague.idle);
  if (here.length === 0) return null;
  const writing = here.filter(({ editing }) => editing);
  return (
    <p className="card-colleagues" role="status">
      {here.slice(0, 3).map((colleague) => (
        <ColleagueMark key={colleague.id} colleague={colleague} small />
      ))}
      <span className={writing.length > 0 ? "" : "sr-only"}>
        {names(writing.length > 0 ? writing : here)} {writing.length > 0 ? "editing" : "here"}
      </span>
    </p>
  );
}

function names(people: Colleague[]): string {
  const all = people.map(({ name }) => name.split(" ")[0] ?? name);
  return `${all.join(" and ")} ${all.length === 1 ? "is" : "are"}`;
}
