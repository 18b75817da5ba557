import type { Metadata } from "next";
import Link from "next/link";
import { auditChoiceOf, auditHref } from "#components/audit/audit-address.ts";
import { AuditFilter } from "#components/audit/audit-filter.tsx";
import { AuditList } from "#components/audit/audit-list.tsx";
import { SettingsPage, SettingsRefusal } from "#components/settings/settings-page.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listAudit } from "#lib/usecases/audit/list-audit.ts";
import { listUsers } from "#lib/usecases/people/list-users.ts";

export const metadata: Metadata = { title: "Audit log" };

const page = 50;

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const given = await searchParams;
  const actor = await requireActor("/desk/settings/audit");
  const choice = auditChoiceOf(given);
  const cursor = typeof given.after === "string" ? { cursor: given.after } : {};
  const [listed, users] = await Promise.all([listAudit(actor, { ...choice, limit: page, ...cursor }), listUsers(actor)]);
  if (!users.ok) return <SettingsRefusal title="Audit log" message="Only admins read what was done at this desk, and by whom." />;
  const { events, next } = listed.ok ? listed.value : { events: [], next: null };
  const filtered = Object.keys(choice).length > 0;
  return (
    <SettingsPage
      title="Audit log"
      lead="What was done at this desk, by whom and when. It is written with each deed, and nobody can change it."
    >
      <div className="grid gap-5">
        <AuditFilter choice={choice} people={users.value.users} />
        {events.length === 0 ? (
          <EmptyState title={filtered ? "Nothing like this was done" : "Nothing was done yet"}>
            {listed.ok ? "Choose another person, article or time." : listed.error.message}
          </EmptyState>
        ) : (
          <>
            <AuditList events={events} />
            <p className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
              {next && (
                <Link href={auditHref(choice, { after: next })} className="text-link">
                  Older events
                </Link>
              )}
              {typeof given.after === "string" && (
                <Link href={auditHref(choice)} className="text-link">
                  Back to the newest
                </Link>
              )}
              <a href={auditHref(choice, {}, "/csv")} download className="text-link">
                Download {filtered ? "these" : "all"} as CSV
              </a>
            </p>
          </>
        )}
      </div>
    </SettingsPage>
  );
}
