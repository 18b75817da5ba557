"use client";

import { useState } from "react";
import { inviteUserAction, revokeInvitationAction } from "#lib/actions/user.ts";
import type { LinkSummary } from "#lib/domain/people/user.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { Moment } from "../ui/moment.tsx";
import { useAction } from "../ui/use-action.ts";
import { HandOverLink, type SentLink } from "./hand-over-link.tsx";

export function InvitationList({ invitations }: { invitations: LinkSummary[] }) {
  const { run, pending, formError } = useAction(revokeInvitationAction);
  const again = useAction(inviteUserAction);
  const [made, setMade] = useState<SentLink | null>(null);
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 grow">
              <p className="break-words">{invitation.email}</p>
              <p className="text-sm text-soft">
                Invited as {invitation.role}, until <Moment at={invitation.expiresAt} />
              </p>
            </div>
            <Button
              size="small"
              disabled={again.pending}
              title="The link before it stops working"
              onClick={() => again.run({ email: invitation.email ?? "", role: invitation.role ?? "reviewer" }, setMade)}
            >
              New link<span className="sr-only"> for {invitation.email}</span>
            </Button>
            <Button size="small" disabled={pending} onClick={() => run({ id: invitation.id })}>
              Take back<span className="sr-only"> the invitation for {invitation.email}</span>
            </Button>
          </li>
        ))}
      </ul>
      <HandOverLink link={made} />
      <FieldError error={formError ?? again.formError} />
    </div>
  );
}
