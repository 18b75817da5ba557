import type { Metadata } from "next";
import { InvitationList } from "#components/settings/invitation-list.tsx";
import { InviteForm } from "#components/settings/invite-form.tsx";
import { PersonList } from "#components/settings/person-list.tsx";
import { RefusalList } from "#components/settings/refusal-list.tsx";
import { SettingsPage, SettingsRefusal, SettingsSection } from "#components/settings/settings-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listRefusals } from "#lib/usecases/desk/list-refusals.ts";
import { listUsers } from "#lib/usecases/people/list-users.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireActor("/desk/settings/people");
  const listed = await listUsers(actor);
  if (!listed.ok) return <SettingsRefusal title="People" message="Only admins see and change who works at this desk." />;
  const { users, invitations } = listed.value;
  const refusals = await listRefusals(actor);
  return (
    <SettingsPage title="People" lead="Who works at this desk, and as what.">
      <SettingsSection
        title="Invite someone"
        lead="You get a link that works once, for seven days. They choose their own name and password."
      >
        <InviteForm />
      </SettingsSection>
      {invitations.length > 0 ? (
        <SettingsSection title="Open invitations">
          <InvitationList invitations={invitations} />
        </SettingsSection>
      ) : null}
      <SettingsSection
        title="At the desk"
        lead="A changed role counts from the next click on. Whoever is deactivated is signed out at once."
      >
        <PersonList users={users} ownId={actor.id} />
      </SettingsSection>
      <SettingsSection
        title="At the door, within a day"
        lead="Whoever keeps guessing has to wait. That locks nobody out of a browser they signed in with before; a new-password link opens every other."
      >
        <RefusalList refusals={refusals.ok ? refusals.value : []} />
      </SettingsSection>
    </SettingsPage>
  );
}
