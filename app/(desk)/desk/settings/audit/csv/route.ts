import { auditChoiceOf } from "#components/audit/audit-address.ts";
import { csvAnswer } from "#lib/api/csv-answer.ts";
import { currentActor } from "#lib/auth/session.ts";
import { exportAudit } from "#lib/usecases/audit/export-audit.ts";

export const dynamic = "force-dynamic";

/** The events that the audit page lists with this filter, all of them. */
export async function GET(request: Request): Promise<Response> {
  const choice = auditChoiceOf(Object.fromEntries(new URL(request.url).searchParams));
  return csvAnswer("audit-log", await exportAudit(await currentActor(), choice), request.signal);
}
