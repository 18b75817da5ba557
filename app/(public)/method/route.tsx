import { MethodPage } from "#components/publication/method-page.tsx";
import { listPublicPeople } from "#lib/usecases/revision/list-public-people.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { page } from "../answers.tsx";

export const dynamic = "force-dynamic";

/** How the desk works and what its verdicts mean. */
export async function GET(): Promise<Response> {
  const { desk, scale } = await readPublicDesk();
  return page(<MethodPage desk={desk} scale={scale} people={await listPublicPeople()} baseUrl={publicUrl()} />);
}
