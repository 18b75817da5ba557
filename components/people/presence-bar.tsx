"use client";

import { Eye } from "lucide-react";
import { atReview } from "#lib/domain/prose/room.ts";
import type { Colleague } from "../session/live-status.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { useFollowing } from "../session/use-following.ts";
import { useLive } from "../session/use-live.ts";
import { ColleagueMark } from "./colleague-mark.tsx";

/** How many are shown with a disc of their own, on a wide screen and on a phone. */
const [most, mostOnPhone] = [5, 2];

/** Who else is here, and where. Choosing somebody goes where they are, and stays with them until chosen again. */
export function PresenceBar() {
  const { live } = useRoom();
  const colleagues = useLive((status) => status.colleagues);
  const annotations = useRoomState((state) => state.annotations);
  const { following, follow } = useFollowing();
  const shown = colleagues.slice(0, most);
  if (colleagues.length === 0) return null;

  return (
    <ul aria-label="Also here" className="presence">
      {shown.map((colleague, index) => {
        const followed = following === colleague.id;
        const words = `${colleague.name}${whereabouts(colleague, annotations)}`;
        return (
          <li key={colleague.id} className={index < mostOnPhone ? undefined : "max-sm:hidden"}>
            <button
              type="button"
              aria-pressed={followed}
              aria-label={`${words}. Follow`}
              title={`${words}\n${followed ? "Stop following" : "Follow"}`}
              onClick={() => {
                follow(followed ? null : colleague.id);
                // Where nothing shows a name at a touch, this does.
                if (!followed) live.setNews(`Following ${words}`);
              }}
            >
              <ColleagueMark colleague={colleague} />
              {followed && <Eye aria-hidden className="presence-eye" />}
            </button>
          </li>
        );
      })}
      <More count={colleagues.length - most} className="max-sm:hidden" />
      <More count={colleagues.length - mostOnPhone} className="sm:hidden" />
    </ul>
  );
}

function More({ count, className }: { count: number; className: string }) {
  if (count <= 0) return null;
  return (
    <li className={`more text-xs text-soft ${className}`}>
      +{count}
      <span className="sr-only"> more</span>
    </li>
  );
}

function whereabouts({ at, editing, idle }: Colleague, annotations: Record<string, { claim: string }>): string {
  if (idle) return ", away";
  if (at === atReview) return `, ${editing ? "writing the summary" : "at the review as a whole"}`;
  const claim = at ? annotations[at]?.claim : undefined;
  if (!claim) return "";
  return `, ${editing ? "editing" : "at"} “${claim.length > 60 ? `${claim.slice(0, 59)}…` : claim}”`;
}

/** Who has this card, or the review as a whole, in hand: nobody is kept out, everybody knows. Takes no room, so that nothing moves. */
export function CardColleagues({ id }: { id: string }) {
  const colleagues = useLive((status) => status.colleagues);
  const here = colleagues.filter((colleague) => colleague.at === id && !colleague.idle);
  if (here.length === 0) return null;
  const writing = here.filter(({ editing }) => editing);
  return (
    <p className="card-colleagues">
      {here.slice(0, 3).map((colleague) => (
        <ColleagueMark key={colleague.id} colleague={colleague} small />
      ))}
      <span className={writing.length > 0 ? "pe-1" : "sr-only"}>
        {names(writing.length > 0 ? writing : here)} {writing.length > 0 ? "editing" : "here"}
      </span>
    </p>
  );
}

/** In the list: a disc for each who is there. Their names are with the card, and in the bar. */
export function WhoIsAt({ id }: { id: string }) {
  const colleagues = useLive((status) => status.colleagues);
  const here = colleagues.filter((colleague) => colleague.at === id && !colleague.idle);
  if (here.length === 0) return null;
  return (
    <span className="who-is-at">
      {here.slice(0, 3).map((colleague) => (
        <ColleagueMark key={colleague.id} colleague={colleague} small />
      ))}
    </span>
  );
}

function names(people: Colleague[]): string {
  const all = people.map(({ name }) => name.split(" ")[0] ?? name);
  return `${all.join(" and ")} ${all.length === 1 ? "is" : "are"}`;
}
