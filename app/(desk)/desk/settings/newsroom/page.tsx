import type { Metadata } from "next";
import { NewsroomForm } from "#components/settings/newsroom-form.tsx";
import { SettingsPage, SettingsRefusal } from "#components/settings/settings-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { can } from "#lib/domain/permissions.ts";
import { readDesk } from "#lib/usecases/read-desk.ts";

export const metadata: Metadata = { title: "Newsroom" };

export default async function NewsroomPage() {
  const actor = await requireActor("/desk/settings/newsroom");
  const desk = await readDesk(actor);
  if (!desk.ok) return <SettingsRefusal title="Newsroom" message={desk.error.message} />;
  if (!can(actor, "edit the desk"))
    return <SettingsRefusal title="Newsroom" message="Only admins of the desk change its name and rules." />;
  return (
    <SettingsPage title="Newsroom" lead="What readers know about you.">
      <NewsroomForm desk={desk.value} />
    </SettingsPage>
  );
}
