import type { Metadata } from "next";
import { SettingsPage, SettingsSection } from "#components/settings/settings-page.tsx";
import { TokenForm } from "#components/settings/token-form.tsx";
import { TokenList } from "#components/settings/token-list.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listTokens } from "#lib/usecases/people/list-tokens.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor("/desk/settings/tokens");
  const tokens = await listTokens(actor);
  return (
    <SettingsPage
      title="API tokens"
      lead={
        <>
          For programs that load articles or annotate on your behalf. A token may do what you allow it, and never more than you. What it can
          be used for is described in{" "}
          <a href="/api/v1/openapi.json" className="text-link">
            openapi.json
          </a>
          .
        </>
      }
    >
      <SettingsSection title="New token">
        <TokenForm role={actor.role} />
      </SettingsSection>
      <SettingsSection title="Your tokens">
        <TokenList tokens={tokens.ok ? tokens.value : []} />
      </SettingsSection>
    </SettingsPage>
  );
}
