import { VerifyPage } from "#components/publication/verify-page.tsx";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { page } from "../answers.tsx";

export const dynamic = "force-dynamic";

/** How to check a revision. */
export async function GET(): Promise<Response> {
  const { desk } = await readPublicDesk();
  return page(<VerifyPage desk={desk} baseUrl={publicUrl()} />);
}
