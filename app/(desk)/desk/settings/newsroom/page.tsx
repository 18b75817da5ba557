import type { Metadata } from "next";
import { ExportEverything } from "#components/settings/export-everything.tsx";
import { NewsroomForm } from "#components/settings/newsroom-form.tsx";
import { SettingsPage, SettingsRefusal, SettingsSection } from "#components/settings/settings-page.tsx";
import { SigningKeys } from "#components/settings/signing-keys.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { readDesk } from "#lib/usecases/desk/read-desk.ts";
import { readExport } from "#lib/usecases/desk/read-export.ts";
import { listDeskKeys } from "#lib/usecases/revision/list-desk-keys.ts";

export const metadata: Metadata = { title: "Newsroom" };

export default async function NewsroomPage() {
  const actor = await requireActor("/desk/settings/newsroom");
  const desk = await readDesk(actor);
  if (!desk.ok) return <SettingsRefusal title="Newsroom" message={desk.error.message} />;
  if (!can(actor, "edit the desk"))
    return <SettingsRefusal title="Newsroom" message="Only admins of the desk change its name and rules." />;
  const latest = await readExport(actor);
  return (
    <SettingsPage title="Newsroom" lead="What readers know about you.">
      <NewsroomForm desk={desk.value} />
      <SettingsSection
        title="Signing keys"
        lead="Every revision is signed. Begin a new key when someone who could read the server has left; the old ones stay listed, so that what they signed can be checked."
      >
        <SigningKeys keys={await listDeskKeys()} />
      </SettingsSection>
      <SettingsSection
        title="Take everything along"
        lead="All revisions you have published, in one file: signed JSON, W3C annotations, CSV and Markdown."
      >
        <ExportEverything latest={latest.ok ? latest.value : null} />
      </SettingsSection>
    </SettingsPage>
  );
}
