"use client";

import { useTransition } from "react";
import { endSessionAction, signOutEverywhereAction } from "#lib/actions/account.ts";
import type { SessionSummary } from "#lib/domain/people/user.ts";
import { forgetSavedTexts } from "../session/browser-store.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { Moment } from "../ui/moment.tsx";
import { useAction } from "../ui/use-action.ts";
import { browserName } from "./browser-name.ts";

export function SessionList({ sessions, currentId }: { sessions: SessionSummary[]; currentId: string | null }) {
  const { run, pending, formError } = useAction(endSessionAction);
  const [leaving, startLeaving] = useTransition();
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {sessions.map((session) => (
          <li key={session.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 grow">
              <p className="flex flex-wrap items-center gap-2">
                {browserName(session.userAgent)}
                {session.id === currentId ? <Badge tone="good">This browser</Badge> : null}
              </p>
              <p className="text-sm text-soft">
                Last used <Moment at={session.lastSeenAt} to="minute" />
              </p>
            </div>
            {session.id === currentId ? null : (
              <Button size="small" disabled={pending} onClick={() => run({ id: session.id })}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FieldError error={formError} />
      <Button
        className="justify-self-start"
        disabled={leaving}
        onClick={() => startLeaving(() => forgetSavedTexts().then(signOutEverywhereAction))}
      >
        Sign out everywhere
      </Button>
    </div>
  );
}
