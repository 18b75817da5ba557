import type { Metadata } from "next";
import { MailForm } from "#components/notice/mail-form.tsx";
import { PasswordForm } from "#components/settings/password-form.tsx";
import { ProfileForm } from "#components/settings/profile-form.tsx";
import { SessionList } from "#components/settings/session-list.tsx";
import { SettingsPage, SettingsRefusal, SettingsSection } from "#components/settings/settings-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { digestHour } from "#lib/domain/people/notice.ts";
import { idleDays } from "#lib/domain/people/session.ts";
import { readMailSettings } from "#lib/usecases/notice/choose-mail.ts";
import { listSessions } from "#lib/usecases/people/list-sessions.ts";
import { listTokens } from "#lib/usecases/people/list-tokens.ts";
import { readAccount } from "#lib/usecases/people/read-account.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await requireActor("/desk/settings/account");
  const [account, sessions, tokens, mail] = await Promise.all([
    readAccount(actor),
    listSessions(actor),
    listTokens(actor),
    readMailSettings(actor),
  ]);
  if (!account.ok) return <SettingsRefusal title="Your account" message={account.error.message} />;
  const { name, publicNote, email, role } = account.value;
  return (
    <SettingsPage title="Your account" lead={`You work here as ${role}.`}>
      <SettingsSection title="About you">
        <ProfileForm name={name} publicNote={publicNote} email={email} />
      </SettingsSection>
      <SettingsSection title="Password">
        <PasswordForm email={email} tokens={tokens.ok ? tokens.value.filter(({ expired }) => !expired).length : 0} />
      </SettingsSection>
      {mail.ok && (
        <div id="mail">
          <SettingsSection
            title="What you are mailed"
            lead={`Notices stand in the app in any case. What goes out at once is gathered for a minute; once a day is at ${digestHour}:00 UTC.`}
          >
            <MailForm {...mail.value} />
          </SettingsSection>
        </div>
      )}
      <SettingsSection
        title="Where you are signed in"
        lead={`Signing out takes effect at once, in every open window of that browser. Unused for ${idleDays[role]} days, a browser is signed out by itself.`}
      >
        <SessionList sessions={sessions.ok ? sessions.value : []} currentId={actor.session?.id ?? null} />
      </SettingsSection>
    </SettingsPage>
  );
}
