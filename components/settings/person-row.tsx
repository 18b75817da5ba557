"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import {
  changeRoleAction,
  createResetLinkAction,
  deactivateUserAction,
  endSessionsOfAction,
  reactivateUserAction,
  readWaitingAction,
} from "#lib/actions/user.ts";
import { type Role, roles } from "#lib/domain/people/permissions.ts";
import type { DeskPerson } from "#lib/domain/people/user.ts";
import { isNothing } from "#lib/domain/work/handover.ts";
import { act } from "../ui/act.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "../ui/dropdown-menu.tsx";
import { FieldError } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import type { SentLink } from "./hand-over-link.tsx";
import { roleNames } from "./role-names.ts";

type PersonRowProps = { user: DeskPerson; own: boolean; onLink: (link: SentLink) => void };

export function PersonRow({ user, own, onLink }: PersonRowProps) {
  const role = useAction(changeRoleAction);
  const reset = useAction(createResetLinkAction);
  const leave = useAction(deactivateUserAction);
  const signOut = useAction(endSessionsOfAction);
  const comeBack = useAction(reactivateUserAction);
  const out = user.deactivatedAt !== null;
  const [handing, setHanding] = useState(false);
  const pending = role.pending || reset.pending || leave.pending || comeBack.pending || signOut.pending;

  function changeRole(next: Role, last: Role) {
    role.run({ id: user.id, role: next }, () => {
      showToast(`${user.name} is now ${next}.`, { undo: () => role.run({ id: user.id, role: last }) });
    });
  }

  return (
    <li className="grid gap-1 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-[1_1_12rem]">
          <p className="flex flex-wrap items-center gap-2">
            <span className={out ? "text-soft line-through" : "font-medium"}>{user.name}</span>
            {own ? <Badge>You</Badge> : null}
            {user.sample ? <Badge tone="note">Sample</Badge> : null}
            {out ? <Badge tone="bad">Can’t sign in</Badge> : null}
          </p>
          <p className="text-sm break-words text-soft">
            {user.email}
            {user.sessions > 0 ? ` · signed in on ${browsers(user.sessions)}` : null}
          </p>
        </div>
        {user.sample ? (
          <p className="text-sm text-soft">{roleNames[user.role].name}</p>
        ) : (
          <div className="flex items-center gap-1">
            <Select
              aria-label={`Role of ${user.name}`}
              value={user.role}
              disabled={pending || out}
              onChange={(event) => {
                const next = roles.find((each) => each === event.target.value);
                if (next) changeRole(next, user.role);
              }}
            >
              {roles.map((each) => (
                <option key={each} value={each}>
                  {roleNames[each].name}
                </option>
              ))}
            </Select>
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="quiet" size="icon" aria-label={`More for ${user.name}`} disabled={pending}>
                  <Ellipsis aria-hidden />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent>
                <DropdownMenuItem disabled={out} onSelect={() => reset.run({ userId: user.id }, onLink)}>
                  Make a new password link
                </DropdownMenuItem>
                {own || user.sessions === 0 ? null : (
                  <DropdownMenuItem
                    onSelect={() =>
                      signOut.run({ userId: user.id }, ({ sessionsEnded }) =>
                        showToast(`${user.name} is signed out of ${browsers(sessionsEnded)}.`),
                      )
                    }
                  >
                    Sign out everywhere
                  </DropdownMenuItem>
                )}
                {out ? (
                  <>
                    <DropdownMenuItem onSelect={() => comeBack.run({ id: user.id })}>Let back in</DropdownMenuItem>
                    <DropdownMenuItem onSelect={() => setHanding(true)}>Hand over what waits…</DropdownMenuItem>
                  </>
                ) : (
                  <DropdownMenuItem
                    className="text-ina"
                    onSelect={() =>
                      leave.run({ id: user.id }, async () => {
                        showToast(`${user.name} can’t sign in any more. What they wrote stays.`, {
                          undo: () => {
                            setHanding(false);
                            comeBack.run({ id: user.id });
                          },
                        });
                        const waiting = await act(() => readWaitingAction({ userId: user.id }));
                        if (waiting.ok && !isNothing(waiting.value)) setHanding(true);
                      })
                    }
                  >
                    Deactivate
                  </DropdownMenuItem>
                )}
              </DropdownMenuContent>
            </DropdownMenu>
          </div>
        )}
      </div>
      {handing ? <HandOverDialog person={user} onClose={() => setHanding(false)} /> : null}
      <FieldError error={[role, reset, leave, comeBack, signOut].map((action) => action.refusal?.message).find(Boolean) ?? null} />
    </li>
  );
}

const browsers = (count: number) => (count === 1 ? "one browser" : `${count} browsers`);
