import type { Metadata } from "next";
import { ScaleEditor } from "#components/settings/scale-editor.tsx";
import { ScaleView } from "#components/settings/scale-view.tsx";
import { SettingsPage, SettingsRefusal, SettingsSection } from "#components/settings/settings-page.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listScales } from "#lib/usecases/desk/list-scales.ts";

export const metadata: Metadata = { title: "Verdict scale" };

export default async function ScalePage() {
  const actor = await requireActor("/desk/settings/scale");
  const scales = await listScales(actor);
  const [current, ...earlier] = scales.ok ? scales.value : [];
  if (!current) return <SettingsRefusal title="Verdict scale" message={scales.ok ? "There is no scale yet." : scales.error.message} />;
  return (
    <SettingsPage
      title="Verdict scale"
      lead="The verdicts reviewers choose from; readers see the definitions, too. A change makes a new version: verdicts already given keep the definition they were given under."
    >
      {can(actor, "edit the scale") ? (
        <ScaleEditor key={current.id} scale={current} />
      ) : (
        <SettingsSection title={`Version ${current.number}, in force`}>
          <ScaleView scale={current} />
        </SettingsSection>
      )}
      {earlier.length > 0 ? (
        <SettingsSection title="Earlier versions">
          <ul className="divide-y divide-line rounded-lg border border-line bg-card">
            {earlier.map((scale) => (
              <li key={scale.id}>
                <details className="group px-4 py-3">
                  <summary className="text-sm">
                    Version {scale.number}, from <Moment at={scale.createdAt} />
                  </summary>
                  <div className="mt-4">
                    <ScaleView scale={scale} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </SettingsSection>
      ) : null}
    </SettingsPage>
  );
}
