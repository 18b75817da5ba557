import type { ReactNode } from "react";
import { SettingsNav } from "#components/settings/settings-nav.tsx";
import { currentActor } from "#lib/auth/session.ts";
import { can } from "#lib/domain/people/permissions.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 gap-x-12 gap-y-6 px-4 py-8 md:grid-cols-[11rem_minmax(0,1fr)] md:py-10">
      <SettingsNav people={can(actor, "list users")} newsroom={can(actor, "edit the desk")} audit={can(actor, "read the audit log")} />
      {children}
    </div>
  );
}
