"use client";

import { revokeTokenAction } from "#lib/actions/token.ts";
import type { ApiTokenSummary } from "#lib/domain/people/user.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { Moment } from "../ui/moment.tsx";
import { useAction } from "../ui/use-action.ts";

export function TokenList({ tokens }: { tokens: ApiTokenSummary[] }) {
  const { run, pending, formError } = useAction(revokeTokenAction);
  if (tokens.length === 0) return <p className="text-sm text-soft">You have none.</p>;
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {tokens.map((token) => (
          <li key={token.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 grow">
              <p className="flex flex-wrap items-center gap-2 break-words">
                {token.name}
                {token.expired ? <Badge tone="bad">Expired</Badge> : null}
              </p>
              <p className="text-sm text-soft">
                May {token.scopes.join(", ")}
                {token.expiresAt ? (
                  <>
                    {token.expired ? " · ended " : " · until "}
                    <Moment at={token.expiresAt} />
                  </>
                ) : (
                  " · no end"
                )}
              </p>
              <p className="text-sm text-soft">
                Made <Moment at={token.createdAt} />
                {" · "}
                {token.lastUsedAt ? (
                  <>
                    last used <Moment at={token.lastUsedAt} to="minute" />
                  </>
                ) : (
                  "never used"
                )}
              </p>
            </div>
            <Button size="small" variant="danger" disabled={pending} onClick={() => run({ id: token.id })}>
              Revoke<span className="sr-only"> the token {token.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <FieldError error={formError} />
    </div>
  );
}
