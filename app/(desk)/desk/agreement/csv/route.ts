import { choiceOf } from "#components/agreement/agreement-address.ts";
import { csvAnswer } from "#lib/api/csv-answer.ts";
import { currentActor } from "#lib/auth/session.ts";
import { exportAgreement } from "#lib/usecases/agreement/export-agreement.ts";

export const dynamic = "force-dynamic";

/** Every claim that was judged twice, as the page of agreement counts them. */
export async function GET(request: Request): Promise<Response> {
  const choice = choiceOf(Object.fromEntries(new URL(request.url).searchParams));
  return csvAnswer("agreement", await exportAgreement(await currentActor(), choice), request.signal);
}
