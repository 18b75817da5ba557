import type { Metadata } from "next";
import { GateForm } from "#components/settings/gate-form.tsx";
import { SettingsPage, SettingsRefusal } from "#components/settings/settings-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { ruleWords } from "#lib/domain/revision/gate-words.ts";
import { readGate } from "#lib/usecases/desk/read-gate.ts";

export const metadata: Metadata = { title: "Gate" };

export default async function GatePage() {
  const actor = await requireActor("/desk/settings/gate");
  const gate = await readGate(actor);
  if (!gate.ok) return <SettingsRefusal title="Gate" message={gate.error.message} />;
  const { rules, enforced, proposesDeskOfOne } = gate.value;
  return (
    <SettingsPage
      title="Gate"
      lead="What has to hold before a review is published, through every door. Readers find the rules on each page."
    >
      {can(actor, "edit the gate") ? (
        <GateForm key={JSON.stringify([rules, enforced])} gate={{ rules, enforced }} proposesDeskOfOne={proposesDeskOfOne} />
      ) : (
        <ul className="grid max-w-2xl list-disc gap-1.5 ps-5">
          {rules
            .filter(({ on }) => on)
            .map((setting) => (
              <li key={setting.rule}>{ruleWords(setting)}</li>
            ))}
        </ul>
      )}
    </SettingsPage>
  );
}
